import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { expect, test as base } from 'vitest'
import { launchBrowser } from './launch.ts'
import { startNetworkTap, type NetworkTap } from './network-tap.ts'
import { reportName, watchPage, type Sighting } from './page-watch.ts'
import { watchWorkers, type WatchedWorker } from './worker-watch.ts'

/** Someone at a browser of their own: nothing is shared with another test. */
export interface Person {
  context: BrowserContext
  /** Their first tab. */
  page: Page
  /** Every request of their browser, of pages and of workers. */
  network: NetworkTap
  /** All that script on their pages could have seen. */
  sightings: readonly Sighting[]
  /** The shared workers that started since they came, oldest first. */
  workers: () => readonly WatchedWorker[]
  /** Errors, warnings and policy violations so far. The test fails on any that is not forgiven. */
  complaints: () => string[]
  /** Takes complaints of this kind as the point of the test. */
  forgive: (pattern: RegExp) => void
  openTab: (url: string) => Promise<Page>
}

export type NewPerson = (options?: BrowserContextOptions) => Promise<Person>

async function welcome(
  browser: Browser,
  workers: readonly WatchedWorker[],
  options: BrowserContextOptions,
): Promise<Person> {
  const network = await startNetworkTap()
  const context = await browser.newContext({ locale: 'en-US', ...options, proxy: network.proxy })
  const earlier = workers.length
  const sightings: Sighting[] = []
  const consoleLines: string[] = []
  const forgiven: RegExp[] = []
  await context.exposeFunction(reportName, (sighting: string) => void sightings.push(JSON.parse(sighting) as Sighting))
  await context.addInitScript(watchPage, reportName)
  context.on('console', (message) => {
    if (/error|warning/.test(message.type())) {
      consoleLines.push(
        `${message.type()} at ${message.page()?.url() ?? ''}: ${message.text()} ${message.location().url}`,
      )
    }
  })
  context.on('weberror', (error) => void consoleLines.push(`uncaught: ${error.error().message}`))
  context.on('page', (page) => page.on('crash', () => void consoleLines.push(`crashed: ${page.url()}`)))

  const ownWorkers = () => workers.slice(earlier)
  return {
    context,
    page: await context.newPage(),
    network,
    sightings,
    workers: ownWorkers,
    complaints: () =>
      [
        ...consoleLines,
        ...sightings
          .filter(({ kind }) => kind === 'policy-violation' || kind === 'error')
          .map(({ kind, text, at }) => `${kind} at ${at}: ${text}`),
        ...ownWorkers().flatMap((worker) => worker.complaints.map((line) => `worker: ${line}`)),
      ]
        .map((line) => line.replaceAll(/\?[^\s:]*(code|state)=[^\s:]*/g, '?…'))
        .filter((line) => !forgiven.some((pattern) => pattern.test(line))),
    forgive: (pattern) => void forgiven.push(pattern),
    openTab: async (url) => {
      const page = await context.newPage()
      await page.goto(url)
      return page
    },
  }
}

interface Fixtures {
  kept: ReturnType<typeof keepBrowser>
  /** Any number of people, each with a browser of their own. */
  newPerson: NewPerson
  person: Person
}

/** One browser for all tests of a process; each person has a context of their own in it. */
function keepBrowser() {
  let launched: Promise<{ browser: Browser; workers: readonly WatchedWorker[] }> | undefined
  /** Whoever comes next gets a new one. */
  const giveUp = () => {
    launched = undefined
  }
  return {
    running: () =>
      (launched ??= launchBrowser().then(async (browser) => {
        browser.once('disconnected', giveUp)
        return { browser, workers: await watchWorkers(browser) }
      })),
    giveUp,
    close: async () => {
      const browser = (await launched)?.browser
      if (browser) await closed(browser.close())
    },
  }
}

/** A browser that is asked to close and never does is left behind; it dies with this process at the latest. */
const closingTakesAtMostMs = 20_000

/** Whether something closed in time. Nothing bounds how long a fixture's end may take but this. */
async function closed(closing: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), closingTakesAtMostMs)
  })
  const inTime = await Promise.race([closing.then(() => true), late])
  clearTimeout(timer)
  return inTime
}

/**
 * A test in a real browser. It fails on any error or warning in any console, page or worker, and on any violation of
 * the site's policy, unless the test forgives it as its point.
 */
export const test = base.extend<Fixtures>({
  kept: [
    async ({}, use) => {
      const kept = keepBrowser()
      await use(kept)
      await kept.close()
    },
    { scope: 'worker' },
  ],
  newPerson: async ({ kept, task }, use) => {
    const { browser, workers } = await kept.running()
    const people: Person[] = []
    await use(async (options = {}) => {
      const person = await welcome(browser, workers, options)
      people.push(person)
      return person
    })
    // Before the servers of the test end, so that their end is no complaint.
    const complaints = people.flatMap((person) => person.complaints())
    const left = await closed(Promise.all(people.map((person) => person.context.close())))
    // What comes after gets a browser that still listens.
    if (!left) kept.giveUp()
    await closed(Promise.all(people.map((person) => person.network.close())))
    expect(complaints, `complaints in "${task.name}"`).toEqual([])
  },
  person: async ({ newPerson }, use) => use(await newPerson()),
})
