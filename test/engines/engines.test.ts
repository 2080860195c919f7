import { afterAll, beforeAll, expect, test } from 'vitest'
import { removeTokenHelper, writeTokenHelper } from '../e2e/token-helper-process.ts'
import { walkByCookie } from './cookie-walk.ts'
import { startFirefox } from './firefox.ts'
import { findPrograms, type Programs } from './programs.ts'
import { withoutSharedWorkers } from './scene.ts'
import type { Engine } from './tab.ts'
import { tiers, walk } from './walk.ts'
import { startWebKit } from './webkit.ts'
import { walkByWindows } from './window-walk.ts'

let programs: Programs
beforeAll(() => {
  programs = findPrograms()
})
beforeAll(writeTokenHelper)
afterAll(removeTokenHelper)

/** One browser of each kind; every walk is at a site of its own. */
const engines: Partial<Record<'firefox' | 'webkit', Promise<Engine>>> = {}
const firefox = () => (engines.firefox ??= startFirefox(programs.firefox))
const webKit = () => (engines.webkit ??= startWebKit(programs.webkit))
afterAll(() => Promise.all(Object.values(engines).map(async (engine) => (await engine).close())))

test('Firefox walks through, with one vault for all tabs', async () => {
  expect(await walk(await firefox(), tiers.shared)).toBe('')
})

test('Firefox walks through where there are no shared workers', async () => {
  expect(await walk(await firefox(), tiers.alone, withoutSharedWorkers)).toBe('')
})

test('Firefox allows and renews in windows, where Google has no token endpoint for us', async () => {
  expect(await walkByWindows(await firefox())).toBe('')
})

test('Firefox is kept signed in by the cookie of a token helper', async () => {
  expect(await walkByCookie(await firefox())).toBe('')
})

test('WebKit walks through with a vault for each tab, because it stores no key for a shared worker', async () => {
  expect(await walk(await webKit(), tiers.alone)).toBe('')
})

test('WebKit allows and renews in windows, whose answer goes to the vault of the tab that opened them', async () => {
  // Under automation it opens windows for the first tab of a session alone; for one opened by the driver, none.
  await (await webKit()).close()
  engines.webkit = startWebKit(programs.webkit)
  expect(await walkByWindows(await webKit())).toBe('')
})
