import { expect } from 'vitest'
import { test } from '../browser.ts'
import { serveFiles } from './small-site.ts'

test('the site answers below its base path, with the page of a rule, and with its headers', async () => {
  const site = await serveFiles(
    {
      'index.html': '<h1>app</h1>',
      '404.html': '<h1>lost</h1>',
      'assets/a.js': 'export {}',
      _headers: '/*\n  X-Frame-Options: DENY\n',
      _redirects: '/deep/path/calendar /deep/path/ 200\n',
    },
    '/deep/path/',
  )
  const local = (url: string) => fetch(url.replace('app.localhost', '127.0.0.1'))
  const route = await local(site.url('calendar?from=2026-11-21'))
  expect(await route.text()).toBe('<h1>app</h1>')
  expect(route.headers.get('x-frame-options')).toBe('DENY')
  expect((await local(site.url('assets/a.js'))).headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  const unknown = await local(site.url('no-such-page'))
  expect(unknown.status).toBe(404)
  expect(await unknown.text()).toBe('<h1>lost</h1>')
  expect((await local(`${site.origin}/calendar`)).status).toBe(404)
  expect((await local(site.bareUrl)).headers.get('x-frame-options')).toBeNull()
})
