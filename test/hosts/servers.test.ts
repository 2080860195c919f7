import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appPolicy, commonHeaders, ownPolicies, immutable, revalidated, type Header } from '../../deploy/headers.ts'
import { createAsk } from '../../deploy/verify/asker.ts'
import { verify } from '../../deploy/verify/verify.ts'
import { conversations } from '../e2e/at-home.ts'
import { test as walk } from '../e2e/browser.ts'
import { allowButton, answerProvider, openPage, signIn } from '../e2e/screens.ts'
import { parsed } from '../unit/deploy/configurations.ts'
import { ask } from './ask.ts'
import { starts, type ServerName } from './server-files.ts'
import { buildFor, startServer, type Build, type RunningServer } from './servers.ts'

const bases = ['/', '/some/path/']
const cases = (Object.keys(starts) as ServerName[]).flatMap((server) => bases.map((base) => ({ server, base })))

const builds = new Map<string, Promise<Build>>()
const servers = new Map<string, Promise<RunningServer>>()

const once = <T>(kept: Map<string, Promise<T>>, key: string, make: () => Promise<T>) => {
  const value = kept.get(key) ?? make()
  kept.set(key, value)
  return value
}

/** A server in front of the build, the same one for all tests. */
async function at({ server, base }: { server: ServerName; base: string }) {
  const build = await once(builds, base, () => buildFor({ base }))
  const { port, written } = await once(servers, server + base, () => startServer(server, build))
  const compressed = readdirSync(join(build.dist, 'assets')).filter((name) => name.endsWith('.js.br'))
  const asset = compressed[0]?.replace('.br', '') ?? ''
  return {
    port,
    written,
    get: (path: string, how: Readonly<Record<string, string>> = {}) => ask(port, base + path, how),
    asset: `assets/${asset}`,
    contentOf: (name: string) => readFileSync(join(build.dist, name), 'utf8'),
  }
}

beforeAll(async () => {
  for (const base of bases) await once(builds, base, () => buildFor({ base }))
})

afterAll(async () => {
  const close = (one: RunningServer) => one.close()
  await Promise.allSettled([...servers.values()].map((starting) => starting.then(close)))
  await Promise.allSettled([...builds.values()].map((building) => building.then(({ remove }) => remove())))
})

const lowerCase = (headers: readonly Header[]) =>
  Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]))

test.each(cases)('$server below $base sends the headers of the one source with every answer', async (where) => {
  const { get, asset } = await at(where)
  const configuration = parsed({ base: where.base })
  const common = [...commonHeaders(configuration), appPolicy(configuration)]
  const expectSent = async (path: string, headers: readonly Header[], status = 200, how = {}) => {
    const answer = await get(path, how)
    expect(answer.status, path).toBe(status)
    expect(answer.headers, path).toMatchObject(lowerCase(headers))
    expect(answer.repeated, path).toEqual([])
    return answer.headers
  }
  const pages = ['', 'index.html', 'callback?code=a&state=b', 'calendar', 'mail/thread-1', 'signed-out', 'no-such-page']
  for (const path of [...pages, 'demo/', 'demo/authorize?a=b', 'config.js', 'vault.js', 'icon.svg']) {
    await expectSent(path, [...common, revalidated])
  }
  await expectSent(asset, [...common, immutable])
  for (const [path, policy] of ownPolicies) {
    await expectSent(path, [...commonHeaders(configuration), policy, revalidated])
  }
  await expectSent('', [...common, revalidated], 200, { method: 'HEAD' })
  // A file that is not there yet must not be missing for a year.
  const missing = await expectSent('assets/gone-abc.js', common, 404)
  expect(missing['cache-control'] ?? '').not.toContain('immutable')
})

test.each(cases)('$server below $base answers every address of the app with its page', async (where) => {
  const { get, contentOf } = await at(where)
  const plain = ['', 'callback?code=a', 'calendar', 'mail/thread-1', 'drive/folder.with.dots', 'flow/read/pkce']
  for (const path of [...plain, 'mail/100%25', 'drive/%EB%B4%84%20%EC%86%8C%ED%92%8D']) {
    const { text, headers } = await get(path)
    expect(text, path).toBe(contentOf('index.html'))
    expect(headers['content-type'], path).toMatch(/^text\/html/)
  }
  for (const path of ['demo/', 'demo/authorize?client_id=x']) {
    expect((await get(path)).text, path).toBe(contentOf('demo/index.html'))
  }
})

test.each(cases)('$server below $base sends what was compressed beforehand, and says so', async (where) => {
  const { get, asset, contentOf } = await at(where)
  for (const path of [asset, 'vault.js']) {
    const answers = await Promise.all(
      ['br, gzip', 'gzip, br', 'br', 'gzip', 'identity'].map((accepted) => get(path, { 'Accept-Encoding': accepted })),
    )
    expect(answers.map(({ headers }) => headers['content-encoding'])).toEqual(
      expect.arrayContaining(['br', 'gzip', undefined]),
    )
    expect(answers.slice(2).map(({ headers }) => headers['content-encoding'])).toEqual(['br', 'gzip', undefined])
    for (const { headers, text, repeated } of answers) {
      expect(headers['content-type']).toMatch(/^(?:text|application)\/javascript/)
      expect(headers.vary).toMatch(/^accept-encoding$/i)
      expect(repeated).toEqual([])
      expect(text).toBe(contentOf(path))
    }
    expect(new Set(answers.slice(2).map(({ headers }) => headers.etag)).size, 'tags').toBe(3)
  }
})

test.each(cases)('$server below $base never sends an older configuration or policy compressed', async (where) => {
  const { get, contentOf } = await at(where)
  for (const path of ['config.js', '', 'mail-frame.html']) {
    const { text } = await get(path, { 'Accept-Encoding': 'br, gzip' })
    expect(text).toBe(contentOf(path === '' ? 'index.html' : path))
  }
})

test.each(cases)('$server below $base answers a repeated request with 304 and the headers', async (where) => {
  const { get, asset } = await at(where)
  const configuration = parsed({ base: where.base })
  for (const path of ['', 'vault.js', asset]) {
    const first = await get(path, { 'Accept-Encoding': 'br' })
    const again = await get(path, { 'Accept-Encoding': 'br', 'If-None-Match': first.headers.etag ?? '' })
    expect([again.status, again.body.length], path).toEqual([304, 0])
    expect(again.headers, path).toMatchObject(lowerCase([appPolicy(configuration)]))
    expect(again.headers['cache-control'], path).toBe(first.headers['cache-control'])
  }
})

test.each(cases)('$server below $base writes no code of a callback down', async (where) => {
  const { get, written } = await at(where)
  await get('callback?code=code-of-the-test&state=state-of-the-test')
  // The others write nothing at all.
  if (where.server === 'Apache') await expect.poll(written).toContain('/callback HTTP')
  expect(written()).not.toMatch(/(?:code|state)-of-the-test/)
})

test.each(cases)('$server below $base has nothing to mend in the eyes of npm run verify', async (where) => {
  const { port } = await at(where)
  const { findings, host } = await verify(createAsk(), new URL(`http://127.0.0.1:${port}${where.base}`))
  expect(findings.filter(({ outcome }) => outcome !== 'fine')).toEqual([])
  expect(host).toBe(where.server === 'Caddy' ? 'unknown' : where.server)
})

const below = cases.filter(({ base }) => base !== '/')

test.each(below)('$server leads from $base without its slash to the base', async (where) => {
  const { port } = await at(where)
  const { status, headers } = await ask(port, where.base.slice(0, -1))
  expect([status, new URL(headers.location ?? '', 'http://host').pathname]).toEqual([301, where.base])
})

walk.for(below)('on $server below $base somebody signs in and sees their mail', async (where, { person }) => {
  const { page } = person
  const { port } = await at(where)
  const site = `http://app.localhost:${port}${where.base}`
  await page.goto(site)
  await signIn(page, { provider: 'Demo' })
  await openPage(page, 'Mail')
  await allowButton(page, 'mail').click()
  await answerProvider(page)
  await conversations(page).first().waitFor()
  // What watches pages in these tests may not run in a page for mail.
  person.forgive(/Blocked script execution/)
  await page.goto(`${site}mail-frame.html`)
  expect(await page.locator('body[data-mail-frame]').count()).toBe(1)
  const foreign = person.network.exchanges.filter(({ url }) => !url.startsWith(site))
  expect(foreign).toEqual([])
  // What was on its way when a page was left has no answer.
  const statuses = person.network.exchanges.flatMap(({ status }) => status ?? [])
  expect(statuses.filter((status) => status !== 200 && status !== 304)).toEqual([])
})
