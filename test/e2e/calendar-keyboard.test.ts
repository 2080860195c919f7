import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { World } from '#mock/world/world.ts'
import { test } from './browser.ts'
import { alex, daily, openWeek, where } from './calendar-week.ts'
import { expectFocusIn, focused } from './focused.ts'
import { typeKeys } from './type-keys.ts'

const invitation = (world: World) =>
  world.calendar.put(alex, {
    id: 'invited',
    status: 'confirmed',
    summary: 'Planning',
    organizer: { email: 'mina@demo.example', displayName: 'Mina Kim' },
    attendees: [
      { email: 'mina@demo.example', responseStatus: 'accepted', organizer: true },
      { email: alex, self: true, responseStatus: 'needsAction' },
    ],
    start: { dateTime: '2027-02-11T16:00:00+09:00', timeZone: 'Asia/Seoul' },
    end: { dateTime: '2027-02-11T17:00:00+09:00', timeZone: 'Asia/Seoul' },
  })

/** Goes on by Tab, as somebody does who has no pointer, until something is reached. */
async function tabTo(page: Page, name: string | RegExp, key = 'Tab') {
  const reached = async () => {
    const now = await focused(page)
    return typeof name === 'string' ? now === name : name.test(now)
  }
  for (let presses = 0; presses < 150 && !(await reached()); presses += 1) await page.keyboard.press(key)
  expect(await focused(page)).toMatch(name)
}

async function press(page: Page, ...keys: readonly string[]) {
  for (const key of keys) await page.keyboard.press(key)
}

test(
  'a day in the calendar without a pointer: make, move, resize, edit one of a series, delete, undo, answer, look around',
  { timeout: 180_000 },
  async ({ newPerson }) => {
    const { page } = await newPerson(where)
    const { times, mock } = await openWeek(page, (world) => {
      daily(world)
      invitation(world)
    })
    const dialog = (name?: string) => page.getByRole('dialog', name === undefined ? {} : { name })

    // Made, with its day and time typed.
    await press(page, 'c')
    await expectFocusIn(dialog('New event'))
    await page.keyboard.type('Tea')
    await tabTo(page, 'More options')
    await press(page, 'Enter')
    await page.getByRole('group', { name: 'Start date' }).waitFor()
    await expectFocusIn(dialog('New event'))
    await tabTo(page, /^day, Start date/)
    await page.keyboard.type('09022027')
    await tabTo(page, /^hour, Start time/)
    await page.keyboard.type('1400')
    await tabTo(page, 'Save')
    await press(page, 'Enter')
    await expect.poll(() => times('Tea')).toEqual(['2027-02-09T14:00/15:00'])
    await dialog().waitFor({ state: 'detached' })

    // Moved and resized by its own controls, with the focus where it was.
    await tabTo(page, /^Tea/)
    await press(page, 'Enter')
    await expectFocusIn(dialog('Tea'))
    await tabTo(page, '15 min later')
    await press(page, 'Enter', 'Enter')
    await expect.poll(() => times('Tea')).toEqual(['2027-02-09T14:30/15:30'])
    await tabTo(page, 'Day after')
    await press(page, 'Enter')
    await expect.poll(() => times('Tea')).toEqual(['2027-02-10T14:30/15:30'])
    await tabTo(page, '15 min longer')
    await press(page, 'Enter')
    await expect.poll(() => times('Tea')).toEqual(['2027-02-10T14:30/15:45'])
    await press(page, 'Escape')
    await expect.poll(() => focused(page)).toMatch(/^Tea/)

    // Deleted by key; the focus goes to a neighbour, and the undo is one letter.
    await press(page, 'Delete')
    await expect.poll(() => times('Tea')).toEqual([])
    await expect.poll(() => focused(page)).toMatch(/^(Stand-up|Planning)/)
    await press(page, 'z')
    await expect.poll(() => times('Tea')).toEqual(['2027-02-10T14:30/15:45'])

    // One of a series, asked on saving.
    await tabTo(page, /^Stand-up/)
    await press(page, 'e')
    await expectFocusIn(dialog('Edit event'))
    await expect.poll(() => focused(page)).toBe('Title')
    await press(page, 'ControlOrMeta+a')
    await page.keyboard.type('Sit-down')
    await press(page, 'Enter')
    const question = page.getByRole('alertdialog', { name: /repeating event/ })
    await expectFocusIn(question)
    // Thought better of, the focus is where it was, although the code of the question came only then.
    await press(page, 'Escape')
    await question.waitFor({ state: 'detached' })
    await expect.poll(() => focused(page)).toBe('Title')
    await press(page, 'Enter')
    await expectFocusIn(question)
    await tabTo(page, 'Save')
    await press(page, 'Enter')
    await expect.poll(() => times('Sit-down')).toHaveLength(1)
    expect(times('Stand-up')).toHaveLength(4)
    await dialog().waitFor({ state: 'detached' })

    // An invitation is answered.
    await tabTo(page, /^Planning/)
    await press(page, 'Enter')
    await expectFocusIn(dialog('Planning'))
    await tabTo(page, 'Yes')
    await press(page, 'Enter')
    const answer = () =>
      mock.google.world.state.calendar.changes[alex]?.['invited']?.event.attendees?.find(({ self }) => self)
        ?.responseStatus
    await expect.poll(answer).toBe('accepted')
    await press(page, 'Escape')
    await expect.poll(() => focused(page)).toMatch(/^Planning/)

    // Other views, another day, what is found by words, and back.
    for (const [key, next] of [
      ['m', 'Next month'],
      ['d', 'Next day'],
      ['w', 'Next week'],
    ] as const) {
      await press(page, key)
      // The address is there before the view that it names.
      await page.getByRole('link', { name: next, exact: true }).waitFor()
    }
    await typeKeys(page, 'gg')
    await expect.poll(() => focused(page)).toContain('10 February 2027')
    await press(page, 'ArrowDown')
    await expect.poll(() => focused(page)).toContain('17 February 2027')
    await press(page, 'ArrowRight')
    await expect.poll(() => focused(page)).toContain('18 February 2027')
    await press(page, 'Enter')
    await page.getByRole('heading', { level: 2, name: /15\D+21 February 2027/ }).waitFor()
    await press(page, '/')
    await expect.poll(() => focused(page)).toBe('Search events')
    await page.keyboard.type('tea')
    await press(page, 'Enter')
    await page.getByText(/^1 event with “tea”/).waitFor()
    await press(page, 'Escape')
    await page.waitForURL((url) => !url.searchParams.has('q'))
  },
)
