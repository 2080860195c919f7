import { expect, test } from 'vitest'
import { serveFiles } from './small-site.ts'

const statusOf = async (url: string) => (await fetch(url)).status

test('the next version has each hashed file under another name, which pages and scripts know, and none under the old', async () => {
  const site = await serveFiles({
    'index.html':
      '<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content=""><script type="module" src="./assets/a-1b_2.js"></script></head>',
    'assets/a-1b_2.js': 'import "./b-3.js"; import("./a-1b_2x.js")',
    'assets/a-1b_2x.js': '',
    'assets/b-3.js': '',
    'assets/b-3.css': '',
  })
  await site.deployNext()
  const here = site.origin.replace('app.localhost', '127.0.0.1')
  expect(await (await fetch(`${here}/`)).text()).toContain('src="/assets/a-1b_2-next.js"')
  expect(await (await fetch(`${here}/assets/a-1b_2-next.js`)).text()).toBe(
    'import "./b-3-next.js"; import("./a-1b_2x-next.js")',
  )
  for (const name of ['a-1b_2x', 'b-3']) expect(await statusOf(`${here}/assets/${name}-next.js`)).toBe(200)
  for (const name of ['a-1b_2.js', 'b-3.js', 'b-3.css']) expect(await statusOf(`${here}/assets/${name}`)).toBe(404)
})
