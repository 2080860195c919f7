import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { World } from '#mock/world/world.ts'
import { withMock } from './scenario.ts'
import { signIn } from './screens.ts'

export const alex = 'alex@demo.example'
/** A week that nothing else is in, and the zone of everybody in it. */
export const week = 'calendar?view=week&date=2027-02-10'
export const where = { timezoneId: 'Asia/Seoul', locale: 'en-GB', viewport: { width: 1280, height: 900 } } as const

export const event = (page: Page, name: string) => page.getByRole('article', { name, exact: true })
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Alex before a week of their own, signed in and allowed. */
export async function openWeek(page: Page, arrange: (world: World) => void = () => undefined) {
  const { site, mock } = await withMock({ allowed: ['calendar'] })
  await mock.google.arrange(arrange)
  await page.goto(site.url(week))
  await signIn(page, { account: alex })
  await button(page, 'New event').waitFor()
  await expectGridAtRest(page)
  const { world } = mock.google
  const [, , person] = world.people
  /** When all events of a name are, by the clock of Seoul. */
  const times = (name: string): string[] => {
    if (!person) return []
    const found = world.calendar
      .calendarsOf(person)
      .flatMap((calendar) => world.calendar.expanded(person, calendar))
      .filter(({ event: { summary, status } }) => summary === name && status !== 'cancelled')
    const seoul = (ms: number) => new Date(ms + 9 * 3_600_000).toISOString().slice(0, 16)
    return found.map(({ startMs, endMs }) => `${seoul(startMs)}/${seoul(endMs).slice(11)}`).toSorted()
  }
  return { site, mock, times }
}

export const daily = (world: World) =>
  world.calendar.put(alex, {
    id: 'standup',
    status: 'confirmed',
    summary: 'Stand-up',
    start: { dateTime: '2027-02-08T09:00:00+09:00', timeZone: 'Asia/Seoul' },
    end: { dateTime: '2027-02-08T10:00:00+09:00', timeZone: 'Asia/Seoul' },
    recurrence: ['RRULE:FREQ=DAILY;COUNT=5'],
  })

/**
 * Waits until the grid has its events, has measured itself, has gone to where the day begins and stands still there:
 * what is measured before moves away from under the pointer.
 */
export async function expectGridAtRest(page: Page): Promise<void> {
  const isAtRest = async (grid: Element) => {
    const placesNow = () =>
      [...grid.querySelectorAll('[role=rowgroup], [role=cell], article')].map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect()
        return [x, y, width, height].map(Math.round).join()
      })
    const before = placesNow()
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const isInTheMorning = [...grid.querySelectorAll('*')].some(({ scrollTop }) => scrollTop > 0)
    return isInTheMorning && placesNow().join(' ') === before.join(' ')
  }
  const grid = page.locator('[aria-busy=false]').filter({ has: page.getByRole('rowgroup') })
  await expect.poll(() => grid.evaluate(isAtRest)).toBe(true)
}

/** Types into a field of several parts, as it goes on from one to the next. */
export async function typeInto(page: Page, field: string, keys: string) {
  await page.getByRole('group', { name: field, exact: true }).getByRole('spinbutton').first().focus()
  await page.keyboard.type(keys)
}
