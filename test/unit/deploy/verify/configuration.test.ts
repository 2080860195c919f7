import { expect, test, vi } from 'vitest'
import { generatorMeta } from '../../../../deploy/sources.ts'
import { parsed, google } from '../configurations.ts'
import { judgeRegistration, judgeShape } from '../../../../deploy/verify/checks/redirect-uri.ts'
import { discover } from '../../../../deploy/verify/checks/discovery.ts'
import { judgeEndpoints } from '../../../../deploy/verify/checks/endpoints.ts'
import { judgeTransport } from '../../../../deploy/verify/site.ts'
import type { Answer } from '../../../../deploy/verify/answer.ts'
import type { Ask } from '../../../../deploy/verify/asker.ts'
import { verify } from '../../../../deploy/verify/verify.ts'
import { judgeMetadata } from '#vault/metadata.ts'
import { said } from './said.ts'
import { siteInMemory } from './test-site.ts'

const withConfig = (text: string) =>
  siteInMemory({}, (sent, { path }) => {
    if (path === 'config.js') sent.body = Buffer.from(text)
  })

test.each([
  ['is a program', 'globalThis.ran = true\nexport default {}', /config\.js is not as the build writes it/],
  [
    'is a program behind an object',
    'export default {}; globalThis.ran = true',
    /config\.js is not as the build writes it/,
  ],
  [
    'is an expression',
    'export default (() => { globalThis.ran = true })()',
    /config\.js is not as the build writes it/,
  ],
  ['has a prototype', 'export default { "__proto__": {} }', /config\.js is not as the build writes it/],
  [
    'has a secret',
    'export default { "clientSecret": "not-a-real-one" }',
    /Pixy refuses config\.clientSecret: a page cannot keep a secret; remove it → .* take it for stolen/,
  ],
  ['has an unknown key', 'export default { "colour": 1 }', /Pixy refuses config\.colour: is no key that Pixy knows/],
  [
    'is for another base',
    'export default { "base": "/a/" }',
    /The site is at \/ and configured for \/a\/ → Write "base": "\/"/,
  ],
])('a config.js that %s is named and never run', async (_, text, words) => {
  const { ask, site } = withConfig(text)
  const report = await verify(ask, site)
  expect(said(report)).toEqual([expect.stringMatching(words)])
  expect(globalThis).not.toHaveProperty('ran')
  expect(JSON.stringify(report)).not.toContain('not-a-real-one')
})

test('a configuration that was minified or ends with a semicolon is the same', async () => {
  const { ask, site } = withConfig('export default {"base":"/"};\n')
  expect(said(await verify(ask, site))).toEqual([])
})

test('a page of one build beside the config.js of another is told apart, and of the same is not', async () => {
  const built = (sources: string) =>
    siteInMemory({}, (sent, { path }) => {
      const body = sent.body.toString().replace('<meta charset="utf-8">', `$&${generatorMeta('1.0.0-0000000a')}`)
      if (path === 'config.js') sent.body = Buffer.from(`// Pixy ${sources}\nexport default {"base":"/"}`)
      else if (sent.headers['Content-Type']?.includes('html')) sent.body = Buffer.from(body)
    })
  const same = built('1.0.0-0000000a')
  expect(said(await verify(same.ask, same.site))).toEqual([])
  const other = built('1.0.0-0000000b')
  const { findings, ok } = await verify(other.ask, other.site)
  expect(findings.filter(({ outcome }) => outcome === 'advice')).toMatchObject([
    { area: 'configuration', fix: expect.stringContaining('with the same sources') as string },
  ])
  expect(ok).toBe(true)
})

const answer = (more: Partial<Answer> = {}): Answer => ({
  kind: 'answer',
  url: 'https://app.example/',
  status: 200,
  headers: new Map(),
  body: Buffer.alloc(0),
  ...more,
})
const leading = (to: string) => answer({ status: 301, headers: new Map([['location', [to]]]) })
const nowMs = Date.UTC(2026, 10, 26)
const site = new URL('https://app.example/')

test.each<[string, Answer | undefined, Answer, RegExp | undefined]>([
  ['leads to HTTPS', leading('https://app.example/'), answer(), undefined],
  ['does not answer without it', undefined, answer(), undefined],
  ['answers without it', answer(), answer(), /without HTTPS answers with status 200 instead of leading/],
  ['leads to another host', leading('https://www.app.example/'), answer(), /without HTTPS answers with status 301/],
  ['is certified for a few days', undefined, answer({ certificateEndsAtMs: nowMs + 5 * 86_400_000 }), /ends in 5 days/],
])('with HTTPS, a site that %s is judged by it', (_, withoutTls, start, words) => {
  const findings = judgeTransport(start, site, withoutTls, nowMs).filter(({ outcome }) => outcome === 'wrong')
  expect(findings.map(({ what }) => what)).toEqual(words === undefined ? [] : [expect.stringMatching(words)])
})

test('a site without HTTPS is for this machine alone', () => {
  const outcome = (address: string) => judgeTransport(answer(), new URL(address), undefined, nowMs)[0]?.outcome
  expect([outcome('http://localhost:4173/'), outcome('http://app.example/')]).toEqual(['fine', 'wrong'])
})

test.each([
  ['https://app.example.org/', undefined],
  ['http://localhost:4173/', undefined],
  ['http://app.example.org/', /it is not https/],
  ['https://192.0.2.1/', /the host is a number/],
  ['https://intranet/', /ends in no public domain/],
  ['https://app.localhost/', /ends in no public domain/],
])('Google takes or refuses the redirect URI of %s', (address, words) => {
  const [provider] = parsed({ providers: [google] }).providers
  const findings = provider ? judgeShape(new URL(address), provider) : []
  expect(findings.map(({ what }) => what)).toEqual(words === undefined ? [] : [expect.stringMatching(words)])
})

test('a public site that names addresses of a machine of its own gets them named, and they are not asked', async () => {
  const local = 'http://127.0.0.1:8080'
  const metadata = { authorization_endpoint: `${local}/a`, token_endpoint: `${local}/t`, jwks_uri: `${local}/k` }
  const work = { id: 'work', kind: 'oidc', label: 'Work', clientId: 'x', issuer: local }
  const raw = {
    providers: [
      { ...work, metadata },
      { ...work, id: 'other' },
    ],
  }
  const [provider, discovered] = parsed(raw).providers
  if (!provider || !discovered) throw new Error('no provider')
  const ask = vi.fn<Ask>()
  const judged = judgeMetadata(undefined, provider)
  const findings = await judgeEndpoints(ask, site, provider, judged)
  expect((await discover(ask, discovered, site)).findings).toMatchObject([{ outcome: 'wrong' }])
  expect(await judgeRegistration(ask, site, provider, judged)).toEqual([])
  expect(findings.map(({ what }) => what)).toEqual([
    expect.stringContaining('the key set is at http://127.0.0.1:8080/k, on each visitor’s own machine'),
    expect.stringContaining('the token endpoint is at http://127.0.0.1:8080/t, on each visitor’s own machine'),
  ])
  expect(ask).not.toHaveBeenCalled()
})
