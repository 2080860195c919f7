import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { siteUrl } from '../../../../deploy/verify/site.ts'
import { verify } from '../../../../deploy/verify/verify.ts'
import { said } from './said.ts'
import { siteInMemory, type Sent, type Spoil, type Wanted } from './test-site.ts'

test.each([{}, { base: '/some/path/' }])(
  'a site that is served as the build says has nothing to mend: %j',
  async (raw) => {
    const { ask, site } = siteInMemory(raw)
    const report = await verify(ask, site)
    expect([...said(report), ...said(report, 'advice')]).toEqual([])
    expect(report.ok).toBe(true)
    expect(new Set(report.findings.map(({ area }) => area))).toEqual(
      new Set(['address', 'configuration', 'pages', 'files', 'headers', 'policy', 'caching', 'compression']),
    )
  },
)

const header =
  (path: RegExp, name: string, value: string | undefined): Spoil =>
  ({ headers }, wanted) => {
    if (!path.test(wanted.path)) return
    if (value === undefined) delete headers[name]
    else headers[name] = value
  }

const policy =
  (path: RegExp, change: (value: string) => string): Spoil =>
  ({ headers }, wanted) => {
    if (path.test(wanted.path)) headers['Content-Security-Policy'] = change(String(headers['Content-Security-Policy']))
  }

const instead =
  (path: RegExp, change: (sent: Sent, wanted: Wanted) => Partial<Sent>): Spoil =>
  (sent, wanted) => {
    if (path.test(wanted.path)) Object.assign(sent, change(sent, wanted))
  }

const every = /./
const text = (body: string) => ({ status: 200, headers: { 'Content-Type': 'text/plain' }, body: Buffer.from(body) })
const html = (body: string) => ({ status: 200, headers: { 'Content-Type': 'text/html' }, body: Buffer.from(body) })
const wrongs: readonly (readonly [what: string, spoil: Spoil, words: RegExp])[] = [
  [
    'a header is missing',
    header(/^vault/, 'X-Content-Type-Options', undefined),
    /^X-Content-Type-Options not sent at \/vault.js →/,
  ],
  [
    'a header says less',
    header(every, 'Referrer-Policy', 'origin'),
    /^Referrer-Policy sent as “origin” and not “no-referrer”/,
  ],
  [
    'HTTPS is remembered for a day',
    header(every, 'Strict-Transport-Security', 'max-age=86400'),
    /^Strict-Transport-Security sent as/,
  ],
  [
    'the vault has no policy',
    header(/^vault/, 'Content-Security-Policy', undefined),
    /^The policy of \/vault\.js is not sent \(the vault has no other/,
  ],
  [
    'the policy is only reported',
    ({ headers }) => {
      headers['Content-Security-Policy-Report-Only'] = headers['Content-Security-Policy'] ?? ''
      delete headers['Content-Security-Policy']
    },
    /is sent as Report-Only, which forbids nothing/,
  ],
  [
    'the policy lets more in',
    policy(every, (one) => one.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")),
    /allows in script-src what nothing needs: “'unsafe-inline'”/,
  ],
  [
    'the policy lets too little in',
    policy(every, (one) => one.replace(/http:\S+vault\.js/, '')),
    /does not have in worker-src what Pixy needs: “http:\/\/\*:\*\/vault\.js”/,
  ],
  [
    'a directive is missing',
    policy(every, (one) => one.replace(/require-trusted-types-for [^;]+; /, '')),
    /has no require-trusted-types-for/,
  ],
  ['a directive is foreign', policy(every, (one) => `${one}; sandbox`), /has what Pixy does not know: “sandbox”/],
  ['another policy is added', policy(every, (one) => `${one}, default-src 'self'`), /is sent twice, in two versions/],
  [
    'the page carries another policy',
    instead(/^$/, ({ body }) => ({ body: Buffer.from(body.toString().replace("object-src 'none'; ", '')) })),
    /^The policy in the page itself has no object-src/,
  ],
  [
    'the page may be kept',
    header(/^$/, 'Cache-Control', 'public, max-age=600'),
    /^\/: may be kept \(“public, max-age=600”\).* It should be “no-cache”/,
  ],
  [
    'nothing is said about keeping the vault',
    header(/^vault/, 'Cache-Control', undefined),
    /^\/vault\.js: no Cache-Control/,
  ],
  [
    'a cache holds an older vault',
    instead(/^vault/, ({ body }, { query }) => (query === '' ? {} : { body: Buffer.concat([body, Buffer.from(' ')]) })),
    /^\/vault\.js: two versions come, a cache/,
  ],
  [
    'the vault is of another build',
    instead(/^vault/, () => ({ body: Buffer.from('import("./assets/older-00000001.js")') })),
    /^\/assets\/older-00000001\.js: not there \(status 404\): page or vault is of another build/,
  ],
  [
    'a part that is loaded later was not copied',
    instead(/part-/, () => ({ status: 404 })),
    /^\/assets\/part-00000001\.js: not there \(status 404\)/,
  ],
  [
    'a file was changed on its way',
    instead(/main-00000001\.css/, () => ({ body: Buffer.from('body{color:red}') })),
    /^\/assets\/main-00000001\.css: was changed since the build/,
  ],
  [
    'a script comes as text',
    header(/^config/, 'Content-Type', 'text/plain'),
    /^\/config\.js: comes as “text\/plain”, which browsers refuse/,
  ],
  [
    'a page answers for a missing file',
    instead(/^assets\/verify/, () => html('<p>app')),
    /^A file that is missing below \/assets\/ is answered with a page/,
  ],
  ['a deep address is not found', instead(/^mail\//, () => ({ status: 404 })), /^\/mail\/verify-1: status 404 →/],
  [
    'the callback leads on',
    instead(/^callback/, () => ({ status: 308, headers: { Location: '/callback/?code=verify' } })),
    /^\/callback: leads on to “\/callback\/\?code=verify”, and signing in ends there/,
  ],
  ['the demo has no page', instead(/^demo/, () => ({ status: 404 })), /^\/demo\/authorize: status 404/],
  ['another page answers', instead(/^setup/, () => html('<p>parked')), /^\/setup: another page comes/],
  [
    'a script is put into the page',
    instead(/^$/, ({ body }) => ({
      body: Buffer.from(body.toString().replace('</body>', '<script>track()</script></body>')),
    })),
    /^The host puts a script of its own into the page: “<script>”/,
  ],
  [
    'a map of the source is there',
    instead(/\.map$/, () => text('{"mappings":""}')),
    /vault\.js\.map .*a map of the source, for everybody/,
  ],
  [
    'the settings of the token helper are there',
    instead(/^token-helper/, () => text('CLIENT_ID=a\nCLIENT_SECRET=GOCSPX-not-a-real-one')),
    /^\/token-helper\.env can be read by anybody/,
  ],
  [
    'the history of the project is there',
    instead(/^\.git/, () => text('ref: refs/heads/main')),
    /^\/\.git can be read by anybody/,
  ],
  [
    'what says brotli is none',
    instead(/^vault/, (_, { encodings }) => (encodings === 'br' ? { body: Buffer.from('plain') } : {})),
    /^vault\.js says br and is none/,
  ],
  [
    'a compressed file is older',
    instead(/^vault/, (sent, { encodings }) =>
      encodings === 'gzip' ? { ...sent, headers: { ...sent.headers, 'Content-Encoding': [] } } : {},
    ),
    /^vault\.js is another file in gzip than without/,
  ],
  [
    'caches are not told of the compression',
    header(/^vault/, 'Vary', undefined),
    /^vault\.js comes compressed without “Vary: Accept-Encoding”/,
  ],
  [
    'brotli comes unasked for',
    instead(/^vault/, (_, { encodings }) => (encodings === 'gzip' ? { headers: { 'Content-Encoding': 'br' } } : {})),
    /^vault\.js was asked for in gzip and came in “br”/,
  ],
]

test.each(wrongs)('it is noticed that %s', async (_, spoil, words) => {
  const { ask, site } = siteInMemory({}, spoil)
  const report = await verify(ask, site)
  expect(said(report)).toContainEqual(expect.stringMatching(words))
  expect(report.ok).toBe(false)
})

const advised: readonly (readonly [what: string, spoil: Spoil, words: RegExp])[] = [
  ['hashed files are not kept', header(/^assets/, 'Cache-Control', 'no-cache'), /could be kept for ever/],
  [
    'a missing file is missing for a year',
    header(/^assets/, 'Cache-Control', 'public, max-age=31536000, immutable'),
    /may be kept as missing/,
  ],
  [
    'nothing is compressed',
    (sent, { encodings }) => {
      if (sent.headers['Content-Encoding'] === undefined) return
      sent.body = encodings === 'br' ? brotliDecompressSync(sent.body) : gunzipSync(sent.body)
      delete sent.headers['Content-Encoding']
    },
    /not compressed/,
  ],
]
test.each(advised)('it is said, though nothing breaks, that %s', async (_, spoil, words) => {
  const { ask, site } = siteInMemory({}, spoil)
  const report = await verify(ask, site)
  expect(said(report, 'advice')).toContainEqual(expect.stringMatching(words))
  expect(said(report)).toEqual([])
})

test('below a path the report names whole paths', async () => {
  const { ask, site } = siteInMemory({ base: '/some/path/' }, (sent, { path }) => {
    if (path === 'setup') sent.status = 500
  })
  expect(said(await verify(ask, site))).toEqual([expect.stringMatching(/^\/some\/path\/setup: status 500 →/)])
})

test.each([
  ['nginx/1.22.1', 'nginx', 'hosts/nginx.conf'],
  ['GitHub.com', 'GitHub Pages', 'take another host'],
  ['Apache/2.4', 'Apache', '.htaccess'],
])('at a host that says %s the cure is the one of its page', async (server, host, words) => {
  const { ask, site } = siteInMemory({}, ({ headers }) => {
    headers['Server'] = server
    delete headers['X-Frame-Options']
  })
  const report = await verify(ask, site)
  expect(report.host).toBe(host)
  expect(said(report)).toEqual([expect.stringMatching(new RegExp(words, 'i'))])
})

test.each([
  ['https://host.example', 'https://host.example/'],
  ['https://host.example/a/index.html?x#y', 'https://host.example/a/'],
  ['https://host.example/a', 'https://host.example/a/'],
  ['https://me:word@host.example/', undefined],
  ['host.example', undefined],
  ['file:///etc/passwd', undefined],
])('an address is taken as it is meant: %s', (given, taken) => {
  expect(siteUrl(given)?.href).toBe(taken)
})
