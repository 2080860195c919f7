import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectAccessible, still } from './axe.ts'
import { test } from './browser.ts'
import { button, daily, event, expectGridAtRest, openWeek, typeInto, week, where } from './calendar-week.ts'
import { expectFocusIn, focused } from './focused.ts'

async function boxOf(of: Locator) {
  await of.scrollIntoViewIfNeeded()
  const box = await of.boundingBox()
  if (!box) throw new Error('nothing there')
  return box
}

/**
 * Drags by a number of pixels, in steps as a hand would.
 * @param at how far below its top it is pressed, in pixels; less than nothing: above its bottom
 */
async function drag(page: Page, from: Locator, { down = 0, right = 0, at = 12 }, end: 'drop' | 'escape' = 'drop') {
  const box = await boxOf(from)
  const [x, y] = [box.x + box.width / 2, at < 0 ? box.y + box.height + at : box.y + at]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let step = 1; step <= 8; step += 1) await page.mouse.move(x + (right * step) / 8, y + (down * step) / 8)
  if (end === 'escape') await page.keyboard.press('Escape')
  await page.mouse.up()
}

test('one day of work in the calendar is in the world at its end', { timeout: 180_000 }, async ({ newPerson }) => {
  const { page } = await newPerson(where)
  const { times } = await openWeek(page, daily)

  // Made by key and title alone, then written out.
  await page.keyboard.press('c')
  await page.getByRole('textbox', { name: 'Title' }).fill('Tea')
  await button(page, 'More options').click()
  // The long form begins in its title, however late its code comes.
  await expect.poll(() => focused(page)).toBe('Title')
  await typeInto(page, 'Start date', '09022027')
  await typeInto(page, 'Start time', '1400')
  await page.getByLabel('Where').fill('Kitchen')
  await button(page, 'Save').click()
  await event(page, 'Tea').waitFor()
  await expect.poll(() => times('Tea')).toEqual(['2027-02-09T14:00/15:00'])

  // Moved by keyboard through its own controls, and the step is said.
  await event(page, 'Tea').getByRole('button').focus()
  await page.keyboard.press('Enter')
  await button(page, '15 min later').focus()
  await page.keyboard.press('Enter')
  await page.getByText(/Now Tue.* 14:15/).waitFor({ state: 'attached' })
  await button(page, '15 min longer').click()
  await expect.poll(() => times('Tea')).toEqual(['2027-02-09T14:15/15:30'])
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toContain('Tea')

  // Moved by pointer: one day on; and given up by Escape.
  await expectGridAtRest(page)
  const column = (await event(page, 'Tea').boundingBox())?.width ?? 0
  await drag(page, event(page, 'Tea'), { right: column + 12 })
  await expect.poll(() => times('Tea')).toEqual(['2027-02-10T14:15/15:30'])
  const stands = times('Tea')
  await drag(page, event(page, 'Tea'), { right: column + 12 }, 'escape')
  await event(page, 'Tea').waitFor()
  expect(times('Tea')).toEqual(stands)

  // One of a series, asked on saving; then it and those that follow.
  await event(page, 'Stand-up').nth(1).getByRole('button').click()
  await button(page, 'Edit').click()
  await page.getByRole('textbox', { name: 'Title' }).fill('Long stand-up')
  await button(page, 'Save').click()
  await page.getByRole('radio', { name: 'This event' }).check()
  await button(page, 'Save').last().click()
  await expect.poll(() => times('Long stand-up')).toEqual(['2027-02-09T09:00/10:00'])
  expect(times('Stand-up')).toHaveLength(4)
  // What the world has may still have to be drawn.
  await expect.poll(() => event(page, 'Stand-up').count()).toBe(4)

  await event(page, 'Stand-up').nth(1).getByRole('button').click()
  await button(page, '15 min later').click()
  await page.getByRole('radio', { name: 'This and following events' }).check()
  await button(page, 'Save').click()
  await expect
    .poll(() => times('Stand-up'))
    .toEqual(['2027-02-08T09:00/10:00', '2027-02-10T09:15/10:15', '2027-02-11T09:15/10:15', '2027-02-12T09:15/10:15'])

  // The panel stays on it, and so does the focus, for the next step.
  await expect.poll(() => focused(page)).toBe('15 min later')
  await page.keyboard.press('Enter')
  await expect.poll(() => times('Stand-up')[1]).toBe('2027-02-10T09:30/10:30')
  expect(times('Stand-up')).toHaveLength(4)
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toContain('Stand-up')

  // Deleted by key, and brought back by key.
  await event(page, 'Tea').getByRole('button').focus()
  await page.keyboard.press('Delete')
  await event(page, 'Tea').waitFor({ state: 'detached' })
  await expect.poll(() => times('Tea')).toEqual([])
  await page.keyboard.press('z')
  await event(page, 'Tea').waitFor()
  await expect.poll(() => times('Tea')).toEqual(stands)
})

test('a click and a drag on empty slots begin an event, and what is half-written outlives a reload', async ({
  newPerson,
}) => {
  const { page } = await newPerson(where)
  const { times } = await openWeek(page)
  const body = page.locator('[role=rowgroup]').last()
  const box = await body.boundingBox()
  if (!box) throw new Error('no grid')
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  await page.getByRole('textbox', { name: 'Title' }).fill('Clicked')
  await page.keyboard.press('Enter')
  await event(page, 'Clicked').waitFor()
  await expect.poll(() => times('Clicked')).toHaveLength(1)

  await page.keyboard.press('c')
  await page.getByRole('textbox', { name: 'Title' }).fill('Half')
  await button(page, 'More options').click()
  await page.getByLabel('Where').fill('Somewhere')
  await page.reload()
  await expect.poll(() => page.getByLabel('Where').inputValue()).toBe('Somewhere')
  await button(page, 'Save').click()
  await expect.poll(() => times('Half')).toHaveLength(1)
})

test('the pointer makes an event by a drag over empty slots, moves it by as much as it moved, and resizes it', async ({
  newPerson,
}) => {
  const { page } = await newPerson(where)
  const { times } = await openWeek(page, daily)
  // An hour on the screen, and the lines of nine and two o'clock.
  const { x, y: nine, width: column, height } = await boxOf(event(page, 'Stand-up').first())
  const hour = height + 1
  const two = nine + 5 * hour

  await page.mouse.move(x + column / 2, two + 4)
  await page.mouse.down()
  for (let step = 1; step <= 8; step += 1) await page.mouse.move(x + column / 2, two + 4 + (step * 1.5 * hour) / 8)
  await page.mouse.up()
  await page.getByRole('textbox', { name: 'Title' }).fill('Drawn')
  await page.keyboard.press('Enter')
  await expect.poll(() => times('Drawn')).toEqual(['2027-02-08T14:00/15:45'])

  // To the side, pressed here and there: the time stays.
  const days = ['09', '08', '09', '08', '09']
  for (const [index, at] of [9, 14, 19, 24, 29].entries()) {
    await event(page, 'Drawn').waitFor()
    await drag(page, event(page, 'Drawn'), { right: (column + 2) * (index % 2 === 0 ? 1 : -1), at })
    await expect.poll(() => times('Drawn')).toEqual([`2027-02-${days[index]}T14:00/15:45`])
  }
  await drag(page, event(page, 'Drawn'), { down: hour / 4 })
  await expect.poll(() => times('Drawn')).toEqual(['2027-02-09T14:15/16:00'])
  await drag(page, event(page, 'Drawn'), { down: hour / 2, at: -3 })
  await expect.poll(() => times('Drawn')).toEqual(['2027-02-09T14:15/16:30'])
  await drag(page, event(page, 'Drawn'), { down: -hour / 4, at: 1 })
  await expect.poll(() => times('Drawn')).toEqual(['2027-02-09T14:00/16:30'])
})

test(
  'an event in the agenda and beside the grid, and the question which of a series, break no rule of axe',
  { timeout: 180_000 },
  async ({ newPerson }) => {
    const { page } = await newPerson({ ...where, ...still })
    const { site } = await openWeek(page, daily)
    await event(page, 'Stand-up').first().waitFor()
    await page.goto(site.url('calendar?view=agenda&date=2027-02-08'))
    await event(page, 'Stand-up').first().getByRole('button').first().click()
    await button(page, 'Delete').waitFor()
    await expectAccessible(page, 'an event in the agenda')
    await page.goto(site.url(week))
    await expectGridAtRest(page)
    await event(page, 'Stand-up').first().getByRole('button').click()
    await expectFocusIn(page.getByRole('dialog', { name: 'Stand-up' }))
    await expectAccessible(page, 'an event beside the grid')
    await button(page, 'Delete').click()
    await expectFocusIn(page.getByRole('alertdialog', { name: /repeating event/ }))
    await expectAccessible(page, 'which of a series')
  },
)
