import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { parseConfiguration } from '#config/parse-configuration.ts'
import { judgeSettings } from '../../../deploy/token-helper/settings.ts'
import { helperEnvironment as environment } from '../../in-process/token-helper.ts'

const project = fileURLToPath(new URL('../../..', import.meta.url))
const page = readFileSync(join(project, 'docs/token-helper.md'), 'utf8')
const blocks = [...page.matchAll(/^```(.*)\n([\s\S]*?)\n```$/gm)].map(({ 1: kind = '', 2: text = '', index }) => ({
  kind,
  text,
  before: page.slice(0, index).trimEnd().split('\n\n').at(-1) ?? '',
}))
const blockWith = (text: string) => blocks.find((block) => block.text.includes(text))?.text ?? ''

const folder = mkdtempSync(join(tmpdir(), 'pixy-token-helper-page-'))
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => {
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
})

const run = async (command: string) =>
  (await promisify(execFile)('sh', ['-euc', command], { cwd: project, env: { ...process.env, FOLDER: folder } })).stdout

type Handler = (request: Request) => Promise<Response>
type Module = Record<string, unknown>

/** How each host calls the file that the page has written for it. */
const hosts: readonly [edge: string, file: string, handler: (load: () => Promise<Module>) => Promise<Handler>][] = [
  [
    'cloudflare-pages',
    'functions/token.js',
    async (load) => {
      const { onRequest } = (await load()) as { onRequest: (context: object) => Promise<Response> }
      return (request) => onRequest({ request, env: environment })
    },
  ],
  [
    'cloudflare-worker',
    'token-helper.js',
    async (load) => {
      const { default: worker } = (await load()) as { default: { fetch: (...args: unknown[]) => Promise<Response> } }
      return (request) => worker.fetch(request, environment, {})
    },
  ],
  [
    'netlify',
    'netlify/edge-functions/token.js',
    async (load) => {
      vi.stubGlobal('Netlify', { env: { toObject: () => environment } })
      const { default: handler, config } = (await load()) as { default: Handler; config: object }
      expect(config).toEqual({ path: '/token' })
      return handler
    },
  ],
  [
    'vercel',
    'api/token.mjs',
    async (load) => {
      for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, String(value))
      const { default: server } = (await load()) as { default: { fetch: Handler } }
      return server.fetch
    },
  ],
  [
    'deno',
    'token-helper.js',
    async (load) => {
      let handler: Handler | undefined
      const serve = (given: Handler) => void (handler = given)
      vi.stubGlobal('Deno', { env: { toObject: () => environment }, serve })
      await load()
      if (!handler) throw new Error('nothing was served')
      return handler
    },
  ],
]

test.each(hosts)('what the page has written for %s answers there, with the secret of its settings', async (...host) => {
  const [edge, file, handlerOf] = host
  await run(blockWith(`-- ${edge} `))
  const handler = await handlerOf(() => import(`${pathToFileURL(join(folder, file)).href}?${edge}`))
  const asked: string[] = []
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    asked.push(`${url} ${new URLSearchParams(init.body as URLSearchParams).get('client_secret') ?? ''}`)
    return Promise.resolve(Response.json({ access_token: 'access-of-the-test' }))
  })
  const body = new URLSearchParams({
    client_id: 'pixy-test',
    grant_type: 'refresh_token',
    refresh_token: 'of-the-test',
  })
  const request = (Origin: string) =>
    new Request('https://app.example/token', { method: 'POST', headers: { Origin }, body: new URLSearchParams(body) })
  expect((await handler(request('https://other.example'))).status).toBe(403)
  const answer = await handler(request('https://app.example'))
  expect(await answer.json()).toEqual({ access_token: 'access-of-the-test' })
  expect(asked).toEqual(['https://oauth2.googleapis.com/token secret-of-the-test'])
})

test('a key made as the page says is one that the helper takes, and the settings it lists are all there are', async () => {
  const key = (await run(blockWith('getRandomValues'))).trim()
  const names = [...page.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name ?? '')
  expect(names).toEqual([...Object.keys(environment), 'SESSION_KEY', 'SESSION_KEY_BEFORE'])
  expect(judgeSettings({ ...environment, SESSION_KEY: key })).toMatchObject({ sessionKeys: [expect.any(Uint8Array)] })
})

test('the file for Node listens as the page starts it, with settings from a file', async () => {
  await run(blockWith('-- node '))
  const settings = Object.entries({ ...environment, PORT: '0' }).map(([name, value]) => `${name}=${value}`)
  writeFileSync(join(folder, 'token-helper.env'), settings.join('\n'))
  const server = spawn('sh', ['-c', `exec ${blockWith('--env-file')}`], { env: { ...process.env, FOLDER: folder } })
  try {
    const [line] = (await once(createInterface(server.stdout), 'line')) as [string]
    const url = `${/http:\S+/.exec(line)?.[0] ?? ''}/token`
    const ask = (more: RequestInit) => fetch(url, { method: 'POST', ...more })
    expect((await ask({ headers: { Origin: 'https://other.example' } })).status).toBe(403)
    const tooLong = new URLSearchParams({ code: 'x'.repeat(100_000) })
    expect((await ask({ headers: { Origin: 'https://app.example' }, body: tooLong })).status).toBe(413)
  } finally {
    server.kill()
    await once(server, 'exit')
  }
})

test('the file for Node ends at once where its settings are those of the page, not yet filled in', async () => {
  await run(blockWith('-- node '))
  writeFileSync(join(folder, 'token-helper.env'), blockWith('SESSION_KEY=…'))
  await expect(run(blockWith('--env-file'))).rejects.toMatchObject({
    code: 1,
    stderr: 'The token helper cannot use: SESSION_KEY\n',
  })
})

test('the configuration on the page is one that Pixy takes', () => {
  const parsed = parseConfiguration(
    JSON.parse(blocks.find(({ kind }) => kind === 'json')?.text ?? ''),
    'https://x.test',
  )
  expect(parsed).toMatchObject({
    ok: true,
    configuration: { providers: [{ kind: 'google-code', tokenEndpointCookies: true }] },
  })
})

test('every command on the page is run here, or says that it cannot be', () => {
  const untested = blocks.filter(({ kind }) => kind === 'sh')
  expect(untested.filter(({ before }) => !before.includes('Not testable here')).map(({ text }) => text)).toEqual([])
  const tested = blocks.filter(({ kind }) => kind.startsWith('sh test')).map(({ text }) => text)
  const here = [...hosts.map(([edge]) => `-- ${edge} `), 'getRandomValues', '-- node ', '--env-file'].map(blockWith)
  expect(tested.toSorted()).toEqual(here.toSorted())
})
