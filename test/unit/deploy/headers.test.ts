import { expect, test } from 'vitest'
import { appPolicy, commonHeaders, ownPolicies, immutable, revalidated, type Header } from '../../../deploy/headers.ts'
import { headersFile, redirectsFile } from '../../../deploy/hosts/headers-file.ts'
import { hostFiles } from '../../../deploy/hosts.ts'
import { headersFor, parseHeaders, parseRedirects, rewriteFor } from '../../../deploy/static-host.ts'
import { endpoints, googleWithHelper, parsed, work } from './configurations.ts'
import { hosts } from './host-emulators.ts'

/** A path of signs that mean something to a policy, or in the file of a host. */
const odd = { ...work, metadata: { ...endpoints, jwks_uri: "https://id.example/a%20b/100%25;c,d'e$f/:splat/$1" } }
const raws = [
  {},
  { providers: [googleWithHelper, { ...work, silentFrame: true }], base: '/some/path/' },
  { providers: [odd] },
]
const unhashed = ['', 'index.html', 'config.js', 'vault.js', 'callback', 'calendar', 'signed-out', 'demo/authorize']

test.each(raws.flatMap((raw) => Object.keys(hosts).map((host) => ({ host, raw }))))(
  '$host sends every header once, from the one source, and the right lifetime: $raw',
  ({ host, raw }) => {
    const configuration = parsed(raw)
    const files = hostFiles(configuration)
    const sent = (path: string) => hosts[host]?.(files, configuration.base + path)
    const expected = (lifetime: Header, policy = appPolicy(configuration)) =>
      Object.fromEntries(
        [...commonHeaders(configuration), policy, lifetime].map(([name, value]) => [name.toLowerCase(), value]),
      )

    for (const path of unhashed) expect(sent(path), path).toEqual(expected(revalidated))
    expect(sent('assets/start-abc.js')).toEqual(expected(immutable))
    for (const [path, policy] of ownPolicies) expect(sent(path), path).toEqual(expected(revalidated, policy))
  },
)

test('what begins a variable in a header of Apache, nginx or Caddy is written as the sign that it is', () => {
  const configuration = parsed({ providers: [odd] })
  const [, policy] = appPolicy(configuration)
  const files = hostFiles(configuration)
  const valueIn = (name: string, line: RegExp) => line.exec(files[name] ?? '')?.[1] ?? ''
  // As mod_headers reads it: a doubled percent sign is one, and a single one begins a variable.
  const apache = valueIn('.htaccess', /^Header always set Content-Security-Policy "([^"]*)"$/m)
  expect(apache.replaceAll('%%', '')).not.toContain('%')
  expect(apache.replaceAll('%%', '%')).toBe(policy)
  expect(valueIn('hosts/nginx.conf', /add_header Content-Security-Policy "([^"]*)" always;/)).toBe(policy)
  expect(valueIn('hosts/Caddyfile', /header @app Content-Security-Policy "([^"]*)"/)).toBe(policy)
  expect(policy).not.toMatch(/[$"\\{}`]/)
})

test('nothing is sent to a sibling below another path', () => {
  const configuration = parsed({ base: '/some/path/' })
  expect(headersFor(parseHeaders(headersFile(configuration)), '/some/other/').size).toBe(0)
})

test('framing is refused twice, unless the site frames itself for a renewal or for mail', () => {
  const frameOptions = (raw: unknown) => new Map(commonHeaders(parsed(raw))).get('X-Frame-Options')
  expect(frameOptions({ providers: [work], features: ['calendar'] })).toBe('DENY')
  expect(frameOptions({ providers: [work] })).toBe('SAMEORIGIN')
  expect(frameOptions({ providers: [{ ...work, silentFrame: true }], features: [] })).toBe('SAMEORIGIN')
})

test('what has a policy of its own has no second one, and connects to nothing', () => {
  const rules = parseHeaders(headersFile(parsed({})))
  for (const [path, [name, value]] of ownPolicies) {
    expect(headersFor(rules, `/${path}`).get(name)).toBe(value)
    expect(headersFor(rules, `/${path.replace('.html', '')}`).get(name)).toBe(value)
    expect(value).not.toMatch(/unsafe-eval|allow-scripts|allow-forms|allow-top|connect-src/)
  }
})

test('every page of the app that a rule sends to it has the policy of the app', () => {
  const configuration = parsed({})
  const rules = parseHeaders(headersFile(configuration))
  const [name, value] = appPolicy(configuration)
  for (const path of ['mail/thread-1', 'drive/folder-1', 'demo/authorize', 'callback', '404.html']) {
    expect(headersFor(rules, `/${path}`).get(name), path).toBe(value)
  }
})

test('no line of _headers is longer than Cloudflare reads', () => {
  const longest = Math.max(
    ...headersFile(parsed({ providers: [googleWithHelper, work] }))
      .split('\n')
      .map((line) => line.length),
  )
  expect(longest).toBeLessThan(2000)
})

test('every address of the app gets its page, the provider’s addresses get theirs, and a file stays a file', () => {
  const rewrites = parseRedirects(redirectsFile(parsed({ base: '/pixy/' })))
  expect(rewriteFor(rewrites, '/pixy/calendar')).toBe('/pixy/')
  expect(rewriteFor(rewrites, '/pixy/callback')).toBe('/pixy/')
  expect(rewriteFor(rewrites, '/pixy/mail/thread-1')).toBe('/pixy/')
  expect(rewriteFor(rewrites, '/pixy/demo/authorize')).toBe('/pixy/demo/')
  expect(rewriteFor(rewrites, '/pixy/assets/start.js')).toBeUndefined()
  expect(rewriteFor(rewrites, '/pixy/nowhere')).toBeUndefined()
})
