import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { googleAt } from '../e2e/scenario.ts'
import { startMockServer, type MockServer } from '../e2e/server.ts'
import { startSite, type Site } from '../e2e/site.ts'

const builtFiles = process.env['PIXY_DIST'] ?? fileURLToPath(new URL('../../dist', import.meta.url))

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

/**
 * The built files on a static host with their headers, and the built-in Google as a provider on another site, over
 * HTTP, in the manner of Google with a token endpoint.
 * @param before a script of the test that runs before those of the app
 */
export async function startScene(before = ''): Promise<{ site: Site; mock: MockServer }> {
  const folder = await mkdtemp(join(tmpdir(), 'pixy-engine-'))
  await cp(builtFiles, folder, { recursive: true })
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  await writeFile(join(folder, 'watch.js'), `${watch}${before}`)
  await writeFile(join(folder, 'index.html'), page.replace('<script', '<script src="./watch.js"></script><script'))
  const site = await startSite({ files: folder })
  await rm(folder, { recursive: true })
  onTestFinished(site.close)
  const mock = await startMockServer({ clients: [{ clientId: 'pixy-test', redirectUris: [site.url('callback')] }] })
  onTestFinished(mock.close)
  await site.configure({
    providers: [
      {
        id: 'google',
        label: 'Google',
        clientId: 'pixy-test',
        ...googleAt(mock.issuer),
        tokenEndpoint: `${mock.issuer}/token`,
      },
    ],
    apis: mock.apis,
    features: ['calendar'],
  })
  return { site, mock }
}
