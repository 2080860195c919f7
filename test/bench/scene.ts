import type { Browser, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import type { MockOptions } from '#mock/options.ts'
import { launchBrowser } from '../e2e/launch.ts'
import { label } from '../e2e/scenario.ts'
import { allowButton, answerProvider, link, signIn } from '../e2e/screens.ts'
import { startMockServer } from '../e2e/server.ts'
import { startSite } from '../e2e/site.ts'

export interface Scene {
  page: Page
  url: (path: string) => string
  /** Requests to the APIs so far: method and path, without what tells one row from another. */
  requests: string[]
  /** Waits until the page has asked for all it wants. */
  quiet: () => Promise<void>
}

/** The built files in a browser, signed in at the built-in Google over HTTP, with one feature allowed and open. */
export async function openScene(
  feature: 'Calendar' | 'Mail' | 'Drive',
  sizes: NonNullable<MockOptions['sizes']>,
): Promise<Scene> {
  const browser: Browser = await launchBrowser()
  onTestFinished(() => browser.close())
  const site = await startSite()
  onTestFinished(site.close)
  const mock = await startMockServer({
    clients: [{ clientId: 'pixy-test', redirectUris: [site.url('callback')] }],
    sizes,
  })
  onTestFinished(mock.close)
  await site.configure({
    providers: [{ id: 'mock', kind: 'oidc', label, issuer: mock.issuer, clientId: 'pixy-test' }],
    apis: mock.apis,
    features: ['calendar', 'mail', 'drive'],
  })
  const requests: string[] = []
  const handle = mock.google.handle.bind(mock.google)
  mock.google.handle = (request) => {
    const { pathname } = new URL(request.url)
    const isApi = /^\/(gmail|calendar|drive|upload)\//.test(pathname)
    if (isApi && request.method !== 'OPTIONS') requests.push(`${request.method} ${generalized(pathname)}`)
    return handle(request)
  }
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.goto(site.url())
  await signIn(page)
  await link(page, feature).click()
  await allowButton(page, feature === 'Drive' ? feature : feature.toLowerCase()).click()
  await answerProvider(page)
  await page.waitForURL((url) => url.pathname.endsWith(feature.toLowerCase()))
  const quiet = async () => {
    let before = -1
    for (let looks = 0; looks < 40 && before !== requests.length; looks += 1) {
      before = requests.length
      await page.waitForTimeout(quietMs)
    }
  }
  return { page, url: site.url, requests, quiet }
}

/** Without a request for so long a page is taken to be complete. */
const quietMs = 1_500

/** `threads/19a…` of one thread and of another is the same kind of request. */
const generalized = (pathname: string) =>
  decodeURIComponent(pathname)
    .replace(/\/(threads|messages|labels|drafts|files|calendars)\/[^/]+/g, '/$1/:id')
    .replace(/^\/(gmail\/v1\/users\/me|calendar\/v3|drive\/v3)\//, '')

/** How often each kind of request was made. */
export function countedRequests(requests: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const one of requests) counts[one] = (counts[one] ?? 0) + 1
  return counts
}
