import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { clientSecret, googleAt, sessionSettings } from '../e2e/scenario.ts'
import { startMockServer, type MockServer } from '../e2e/server.ts'
import { startSite, type Site } from '../e2e/site.ts'
import { startTokenHelper } from '../e2e/token-helper-process.ts'

const builtFiles = resolve(process.env['PIXY_DIST'] ?? fileURLToPath(new URL('../../dist', import.meta.url)))

const clientId = 'pixy-test'
/** Within the ten minutes in which the person is asked to go on. */
const nearItsEndSeconds = 500

/**
 * Runs before every other script of the app's page, and keeps what a person would find in the console over reloads. That
 * sizes are told a frame later, which Firefox calls an error, is how the calendar's grid works.
 */
const watch = `
const keep = (text) => sessionStorage.setItem('complaints', (sessionStorage.getItem('complaints') ?? '') + text + '\\n')
addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => keep('policy: ' + effectiveDirective + ' ' + blockedURI))
addEventListener('error', ({ message }) => /^ResizeObserver loop/.test(message) || keep('error: ' + message))
addEventListener('unhandledrejection', ({ reason }) => keep('rejection: ' + reason))
const error = console.error
console.error = (...words) => { keep('console: ' + words.join(' ')); error(...words) }
`

/** Takes from the page what some browsers do not have: then each tab has a vault of its own. */
export const withoutSharedWorkers = `Reflect.deleteProperty(globalThis, 'SharedWorker')`

/** How Google is connected: with a token endpoint, without, or by a token helper that keeps the session in a cookie. */
export type Way = 'code' | 'direct' | 'kept'

export interface Scene {
  site: Site
  mock: MockServer
}

/**
 * The built files on a static host with their headers, and the built-in Google as a provider on another site, over
 * HTTP.
 * @param before a script of the test that runs before those of the app
 */
export async function startScene(way: Way, before = ''): Promise<Scene> {
  const folder = await mkdtemp(join(tmpdir(), 'pixy-engine-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const assets = join(builtFiles, 'assets')
  await cp(builtFiles, folder, { recursive: true, filter: (path) => resolve(path) !== assets })
  await symlink(assets, join(folder, 'assets'))
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  await writeFile(join(folder, 'watch.js'), `${watch}${before}`)
  await writeFile(join(folder, 'index.html'), page.replace('<script', '<script src="./watch.js"></script><script'))
  const site = await startSite({ files: folder })
  onTestFinished(site.close)
  const redirectUri = site.url('callback')
  const mock = await startMockServer({
    clients: [{ clientId, redirectUris: [redirectUri], ...(way === 'kept' ? { secret: clientSecret } : {}) }],
    ...(way === 'direct' ? { accessTokenLifetimeSeconds: nearItsEndSeconds } : {}),
    ...(way === 'kept' ? { rotateRefreshTokens: false } : {}),
  })
  onTestFinished(mock.close)
  const connections = {
    code: async () => ({ tokenEndpoint: `${mock.issuer}/token` }),
    direct: async () => ({}),
    kept: async () => {
      const helper = await startTokenHelper({ ...sessionSettings(redirectUri), CLIENT_ID: clientId }, mock.issuer)
      onTestFinished(helper.close)
      site.handOn('/token', helper.port)
      return { tokenEndpoint: site.url('token'), tokenEndpointCookies: true }
    },
  }
  await site.configure({
    providers: [{ id: 'google', label: 'Google', clientId, ...googleAt(mock.issuer), ...(await connections[way]()) }],
    apis: mock.apis,
    features: ['calendar'],
  })
  return { site, mock }
}
