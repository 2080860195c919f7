import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { answerProvider, allowButton, events, expectSession, signInButton } from '../e2e/screens.ts'
import { entryScripts, gzipBytes, lazyOfVault, visit, type Visit } from './loaded.ts'

/*
 * Where room was found, and where to look when it runs out (`vite build --sourcemap` tells what a file is made of):
 * - Files: each costs about 100 bytes, and 14 more in every list of a part that loads it. Small ones that are wanted
 *   together belong into one group of `chunkGroups`, which takes what its members import unless that has a group itself.
 * - `more-icons` among the calendar's files: an icon of the first pages is missing in the group `work-icons`.
 * - Lists of files to preload: `deploy/missing-preloads.ts` leaves out what is there already.
 * - Methods of libraries, which no bundler drops: `deploy/prune-oidc.ts`; calls it takes for effects: `prune-router.ts`;
 *   options nobody sets: `plain-icons.ts`.
 * - Texts: what only a page behind the sign-in says belongs into the catalogue of that page, not into `start`.
 */
let visiting: Visit

beforeAll(async () => {
  visiting = await visit()
})
afterAll(() => visiting.close())

const ofBuiltInProvider = () =>
  visiting.fetched().filter((path) => lazyOfVault().includes(path) || path.startsWith('demo'))

/** How long nothing may be fetched until all is. */
const quietMs = 500

/** Waits until a page has fetched what it wants. Workers never end fetching in the browser's own measure of idleness. */
async function untilQuiet(page: Page): Promise<void> {
  const quietForMs = () =>
    page.evaluate(() => {
      const loads = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
      return performance.now() - Math.max(...loads.map(({ responseEnd }) => responseEnd))
    })
  await expect.poll(quietForMs).toBeGreaterThan(quietMs)
}

/**
 * What a page fetches ahead, after some seconds, for a time without a network is nothing that it needs: on a busy machine
 * those seconds would be over before all else is there.
 */
function silenceLongTimers(longMs: number): void {
  const original = window.setTimeout.bind(window)
  const silenced = (run: TimerHandler, delayMs = 0, ...rest: unknown[]) =>
    delayMs >= longMs ? 0 : original(run, delayMs, ...rest)
  Object.assign(window, { setTimeout: silenced })
}

/** Loads an address in a fresh tab of the same browser. What is in the cache counts as much as what is fetched. */
async function load(path: string) {
  const page = await visiting.context.newPage()
  onTestFinished(() => page.close())
  const scripts = new Set<string>()
  page.on('request', (request) => {
    const name = request.url().slice(visiting.url.length)
    if (request.resourceType() === 'script' && name !== 'vault.js') scripts.add(name)
  })
  await page.addInitScript(silenceLongTimers, quietMs * 10)
  await page.goto(visiting.url + path)
  return { page, scripts }
}

function expectWithin(what: string, paths: readonly string[], maxBytes: number) {
  const bytes = gzipBytes(paths)
  process.stdout.write(`${what}: ${(bytes / 1000).toFixed(1)} of ${maxBytes / 1000} kB gzip, ${paths.length} files\n`)
  expect(bytes, 'so little cannot be all').toBeGreaterThan(maxBytes / 3)
  expect(bytes, `${what}: ${paths.join(' ')}`).toBeLessThanOrEqual(maxBytes)
}

test('the signed-out page needs at most 110 kB of script, and nothing of the built-in provider', async () => {
  const { page, scripts } = await load('')
  await signInButton(page, 'Demo').waitFor()
  await untilQuiet(page)

  expect(ofBuiltInProvider()).toEqual([])
  expectWithin('signed-out page', [...scripts], 110_000)
})

test('what runs before the token exchange needs at most 15 kB of script: React is not in it', () => {
  expectWithin('entry', entryScripts(), 15_000)
})

test('the vault needs at most 45 kB of script', () => {
  expectWithin('vault', ['vault.js', 'config.js'], 45_000)
})

test('the calendar needs at most 230 kB of script in all', async () => {
  const { page } = await load('calendar')
  await signInButton(page, 'Demo').click()
  await answerProvider(page)
  await expectSession(page, 'signed-in')
  await allowButton(page, 'calendar').click()
  await answerProvider(page)
  await events(page).first().waitFor()
  expect(ofBuiltInProvider()).toEqual(expect.arrayContaining(lazyOfVault()))

  const again = await load('calendar')
  await events(again.page).first().waitFor()
  await untilQuiet(again.page)
  expectWithin('calendar', [...again.scripts], 230_000)
})

test('the flow inspector needs at most 90 kB of script in all, beside what every page needs', async () => {
  const home = await load('profile')
  await home.page.getByRole('heading', { level: 1 }).waitFor()
  await untilQuiet(home.page)

  const { page, scripts } = await load('flow')
  await page.getByRole('list', { name: 'Recorded steps' }).getByRole('button').first().click()
  await page.getByRole('button', { name: 'Explain all' }).click()
  for (const part of await page.getByRole('navigation', { name: 'Flow inspector' }).getByRole('link').all()) {
    await part.click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await untilQuiet(page)
  }
  // The pages to read are texts, each loaded when it is read.
  const own = [...scripts].filter((path) => !home.scripts.has(path) && !path.includes('read'))
  expectWithin('flow inspector', own, 90_000)
})
