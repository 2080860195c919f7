import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createAsk, defaultBounds } from '../../../../deploy/verify/asker.ts'
import { reportAsJson, reportInWords } from '../../../../deploy/verify/report.ts'
import { verify } from '../../../../deploy/verify/verify.ts'
import { listen } from '../../../e2e/listen.ts'
import { said } from './said.ts'
import { discovery, siteWithProvider } from './test-provider.ts'
import { siteHandler, siteInMemory } from './test-site.ts'

test('a server that switches to another protocol is given up like one that is silent', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: evil\r\nConnection: Upgrade\r\n\r\n'),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const ask = createAsk({ ...defaultBounds, timeoutMs: 50 })
  expect(await ask(`http://127.0.0.1:${port}/`)).toMatchObject({ kind: 'failure', reason: 'timeout' })
})

test('a site that sends ever more, each file within its bound, is read no further than all files may be long', async () => {
  const honest = siteHandler({})
  const { port, close } = await listen((request, response) => {
    if (request.url?.startsWith('/assets/') === true) response.end(Buffer.alloc(900_000, ' '))
    else honest(request, response)
  })
  onTestFinished(close)
  const ask = createAsk({ ...defaultBounds, altogetherBytes: 1_000_000 })
  const report = await verify(ask, new URL(`http://127.0.0.1:${port}/`))
  expect(said(report)).toContainEqual(expect.stringMatching(/is one too many: all together send 1 MB/))
})

test('a file of blank lines in the place of settings is looked through at once', async () => {
  const { ask, site } = siteInMemory({}, (sent, { path }) => {
    if (path === 'token-helper.env') {
      sent.status = 200
      sent.headers['Content-Type'] = 'text/plain'
      sent.body = Buffer.alloc(2_000_000, '\n')
    }
  })
  const report = await verify(ask, site)
  expect(said(report).join()).not.toContain('secret of your client')
})

test('names that a stranger made long, or many, do not flood the report', async () => {
  const names = Array.from({ length: 5_000 }, (_, index) => [`secret${index}${'x'.repeat(1_000)}`, 1])
  const many = `export default ${JSON.stringify(Object.fromEntries(names))}`
  const long = `export default ${JSON.stringify({ [`secret${'x'.repeat(1_000_000)}`]: 1 })}`
  for (const text of [many, long]) {
    const { ask, site } = siteInMemory({}, (sent, { path }) => {
      if (path === 'config.js') sent.body = Buffer.from(text)
    })
    const report = await verify(ask, site)
    expect(report.ok).toBe(false)
    for (const words of [reportInWords(report), reportAsJson(report)]) expect(words.length).toBeLessThan(100_000)
  }
})

test.each(['jwks_uri', 'token_endpoint', 'userinfo_endpoint', 'revocation_endpoint'])(
  'a provider that names another’s address as its %s is not obeyed, and it is said that the vault does not either',
  async (member) => {
    const { ask, site, asked } = siteWithProvider((path) =>
      path === '/.well-known/openid-configuration'
        ? {
            headers: { 'Access-Control-Allow-Origin': '*' },
            body: { ...discovery, [member]: 'https://inside.example/admin' },
          }
        : undefined,
    )
    const report = await verify(ask, site)
    expect([...said(report), ...said(report, 'advice')]).toContainEqual(
      expect.stringMatching(/https:\/\/inside\.example\/admin, not below the issuer, so the vault does not ask there/),
    )
    expect(asked.filter(({ url }) => url.hostname === 'inside.example')).toEqual([])
  },
)
