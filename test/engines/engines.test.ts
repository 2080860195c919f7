import { afterAll, beforeAll, expect, test } from 'vitest'
import { startFirefox } from './firefox.ts'
import { findPrograms, type Programs } from './programs.ts'
import { withoutSharedWorkers } from './scene.ts'
import type { Engine } from './tab.ts'
import { tiers, walk } from './walk.ts'
import { startWebKit } from './webkit.ts'

let programs: Programs
beforeAll(() => {
  programs = findPrograms()
})

const engines: Engine[] = []
const started = async (starting: Promise<Engine>) => {
  const engine = await starting
  engines.push(engine)
  return engine
}
afterAll(() => Promise.all(engines.map((engine) => engine.close())))

test('Firefox walks through, with one vault for all tabs', async () => {
  expect(await walk(await started(startFirefox(programs.firefox)), tiers.shared)).toBe('')
})

test('Firefox walks through where there are no shared workers', async () => {
  expect(await walk(await started(startFirefox(programs.firefox)), tiers.alone, withoutSharedWorkers)).toBe('')
})

test('WebKit walks through with a vault for each tab, because it stores no key for a shared worker', async () => {
  expect(await walk(await started(startWebKit(programs.webkit)), tiers.alone)).toBe('')
})
