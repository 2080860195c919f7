import { expect } from 'vitest'
import { test } from '../browser.ts'
import { serveFiles } from './small-site.ts'

const page = (script: string, body = '') =>
  `<!doctype html><link rel="icon" href="data:,"><title>small</title>${body}<script type="module" src="${script}"></script>`

const worker = `onconnect = ({ ports: [port] }) => {
  port.onmessage = async ({ data }) => {
    try { port.postMessage(await (await fetch(data)).text()) } catch { port.postMessage('failed') }
  }
}`
const useWorker = `const worker = new SharedWorker('./worker.js', { type: 'module', name: 'small', extendedLifetime: true })
worker.port.onmessage = ({ data }) => { document.title = data }
worker.port.postMessage('./answer.txt')`

test('requests of a shared worker are seen, and can be cut', async ({ person }) => {
  const files = { 'index.html': page('./app.js'), 'app.js': useWorker, 'worker.js': worker, 'answer.txt': 'through' }
  const site = await serveFiles(files)
  await person.page.goto(site.url())
  await expect.poll(() => person.page.title()).toBe('through')
  expect(person.network.exchanges.filter(({ url }) => url === site.url('answer.txt'))).toMatchObject([
    { method: 'GET', status: 200, responseBody: 'through' },
  ])

  person.network.setWeather((url) => (url.pathname === '/answer.txt' ? 'cut' : 'pass'))
  person.forgive(/answer\.txt/)
  await person.page.reload()
  await expect.poll(() => person.page.title()).toBe('failed')
})

test('nothing leaves this machine', async ({ person }) => {
  const site = await serveFiles({ 'index.html': page('./app.js'), 'app.js': '' })
  person.forgive(/elsewhere\.example/)
  await person.page.goto(site.url())
  const reached = await person.page.evaluate(() =>
    Promise.all(
      ['http://elsewhere.example/', 'https://elsewhere.example/'].map((url) =>
        fetch(url, { mode: 'no-cors' }).then(
          () => true,
          () => false,
        ),
      ),
    ),
  )
  expect(reached).toEqual([false, false])
  const tried = person.network.exchanges.filter(({ url }) => url.includes('elsewhere'))
  expect(tried.map(({ method, url }) => `${method} ${url}`).toSorted()).toEqual([
    'CONNECT https://elsewhere.example:443',
    'GET http://elsewhere.example/',
  ])
})

test('complaints of a page, of its policy and of its worker are noticed', async ({ person }) => {
  const policy = "default-src 'self'; connect-src 'none'; img-src data:"
  const site = await serveFiles({
    'index.html': page('./app.js', '<script>window.inline = 1</script>'),
    'app.js': `${useWorker}
console.error('the page is unhappy')
setTimeout(() => { throw new Error('nobody caught this') })`,
    'worker.js': `${worker}\nsetTimeout(() => { throw new Error('nor this') })`,
    _headers: `/*\n  Content-Security-Policy: ${policy}\n`,
  })
  person.forgive(/never matches anything/)
  await person.page.goto(site.url())
  await expect.poll(() => person.page.title()).toBe('failed')
  const noticed = [
    /error at .*the page is unhappy/,
    /uncaught: nobody caught this/,
    /policy-violation .*script-src-elem.*inline/,
    /worker: .*connect-src 'none'/,
    /worker: uncaught: .*nor this/,
  ]
  for (const pattern of noticed) await expect.poll(() => person.complaints().join('\n')).toMatch(pattern)
  person.forgive(/./)
})

test('two people share nothing, and two tabs of one person share their worker', async ({ newPerson }) => {
  const counting = `let count = 0
onconnect = ({ ports: [port] }) => { count += 1; port.postMessage(String(count)) }`
  const site = await serveFiles({ 'index.html': page('./app.js'), 'app.js': useWorker, 'worker.js': counting })
  const [mina, ken] = [await newPerson(), await newPerson()]
  await mina.page.goto(site.url())
  await expect.poll(() => mina.page.title()).toBe('1')
  const second = await mina.openTab(site.url())
  await expect.poll(() => second.title()).toBe('2')
  await ken.page.goto(site.url())
  await expect.poll(() => ken.page.title()).toBe('1')
})

test('Back can bring a page out of the back/forward cache', async ({ person }) => {
  const site = await serveFiles({
    'index.html': page('./app.js'),
    'next.html': page('./app.js'),
    'app.js': "addEventListener('pageshow', ({ persisted }) => { document.title = persisted ? 'restored' : 'loaded' })",
  })
  await person.page.goto(site.url())
  await expect.poll(() => person.page.title()).toBe('loaded')
  await person.page.goto(site.url('next.html'))
  await person.page.goBack({ waitUntil: 'commit' })
  await expect.poll(() => person.page.title()).toBe('restored')
})
