import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { BrowserContext } from 'playwright-core'
import { startPreview } from '../../deploy/preview.ts'
import { launchBrowser } from '../e2e/launch.ts'

const dist = fileURLToPath(new URL('../../dist', import.meta.url))

export interface Visit {
  url: string
  context: BrowserContext
  /** What the server was asked for so far, as paths below the base; workers' imports too. */
  fetched: () => readonly string[]
  close: () => Promise<void>
}

/** A browser in front of the built files, with a list of all that it fetches. */
export async function visit(): Promise<Visit> {
  if (!existsSync(`${dist}/index.html`)) throw new Error('There is no build; run "npm run build" first')
  const preview = await startPreview(dist, 0)
  const fetched: string[] = []
  preview.server.prependListener('request', ({ url = '/' }) => {
    fetched.push(url.slice(new URL(preview.url).pathname.length))
  })
  const browser = await launchBrowser()
  const context = await browser.newContext({ locale: 'en-US' })
  return {
    url: preview.url,
    context,
    fetched: () => fetched,
    close: async () => {
      await browser.close()
      await preview.close()
    },
  }
}

/** Size of files of the build as a CDN sends them, in bytes. */
export const gzipBytes = (paths: Iterable<string>) =>
  [...new Set(paths)].reduce((sum, path) => sum + gzipSync(readFileSync(`${dist}/${path}`), { level: 9 }).length, 0)

/** The scripts that the page's first one imports, itself included: all of them stand in `index.html`. */
export const entryScripts = () =>
  [...readFileSync(`${dist}/index.html`, 'utf8').matchAll(/"\/((?:assets\/)?[^"/]+\.js)"/g)].map(
    ([, path = '']) => path,
  )

/** What the vault loads only when it needs it: the built-in provider. */
export const lazyOfVault = () =>
  [...readFileSync(`${dist}/vault.js`, 'utf8').matchAll(/import\([`"']\.\/(assets\/[^`"']+)[`"']\)/g)].map(
    ([, path = '']) => path,
  )
