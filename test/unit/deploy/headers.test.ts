import { expect, test } from 'vitest'
import { headersFile, immutable, redirectsFile, revalidated, securityHeaders } from '../../../deploy/headers.ts'
import { hostFiles } from '../../../deploy/hosts.ts'
import { parseRedirects, rewriteFor } from '../../../deploy/static-host.ts'
import { googleWithHelper, parsed, work } from './configurations.ts'
import { hosts } from './host-emulators.ts'

const raws = [{}, { providers: [googleWithHelper, { ...work, silentFrame: true }], base: '/some/path/' }]
const unhashed = ['', 'index.html', 'config.js', 'vault.js', 'callback', 'calendar', 'signed-out', 'demo/authorize']

test.each(raws.flatMap((raw) => Object.keys(hosts).map((host) => ({ host, raw }))))(
  '$host sends every header once, from the one source, and the right lifetime: $raw',
  ({ host, raw }) => {
    const configuration = parsed(raw)
    const files = { ...hostFiles(configuration), _headers: headersFile(configuration) }
    const sent = (path: string) => hosts[host]?.(files, configuration.base + path)
    const expected = (lifetime: readonly [string, string]) =>
      Object.fromEntries(
        [...securityHeaders(configuration), lifetime].map(([name, value]) => [name.toLowerCase(), value]),
      )

    for (const path of unhashed) expect(sent(path), path).toEqual(expected(revalidated))
    expect(sent('assets/start-abc.js')).toEqual(expected(immutable))
  },
)

test('nothing is sent to a sibling below another path', () => {
  const configuration = parsed({ base: '/some/path/' })
  const files = { _headers: headersFile(configuration) }
  expect(hosts['Netlify and Cloudflare']?.(files, '/some/other/')).toEqual({})
})

test('framing is refused twice, unless the site frames itself for a renewal', () => {
  const frameOptions = (raw: unknown) => new Map(securityHeaders(parsed(raw))).get('X-Frame-Options')
  expect(frameOptions({ providers: [work] })).toBe('DENY')
  expect(frameOptions({ providers: [{ ...work, silentFrame: true }] })).toBe('SAMEORIGIN')
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
