import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { atHome, conversations, files } from './at-home.ts'
import { still } from './axe.ts'
import { test } from './browser.ts'
import { events } from './screens.ts'

/** What is wrong with how the focus is shown now: nothing to see, or something lies over it. Run in the page. */
function faultOfFocus(): string | undefined {
  const element = document.activeElement
  if (!(element instanceof HTMLElement) || element === document.body) return undefined
  const name = `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent).slice(0, 40)}"`
  const marks = (one: Element | null | undefined, pseudo?: '::after' | '::before') => {
    if (!one) return false
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one, pseudo)
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
  }
  // A row shows the focus of what is in it, and a field that of its input.
  const places = [element, element.parentElement, element.parentElement?.parentElement, element.nextElementSibling]
  // The parts of a field for a date are marked by the browser itself.
  const isPart = element.matches('input[type=date]:not(:focus-visible)')
  const isShown = isPart || places.some((place) => marks(place) || marks(place, '::after') || marks(place, '::before'))
  if (!isShown) return `${name} does not show its focus`
  const { left, top, width, height } = element.getBoundingClientRect()
  if (width < 2 || height < 2) return undefined
  const [x, y] = [left + Math.min(width / 2, innerWidth - left - 1), top + Math.min(height / 3, 20)]
  if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return `${name} has the focus out of sight`
  const above = document.elementFromPoint(x, y)
  const isFree = above === null || above === element || element.contains(above) || above.contains(element)
  if (isFree || above.closest('label')?.contains(element)) return undefined
  // A handle to drag by hides nothing: there is nothing to be seen of it.
  const isClear = above.textContent === '' && getComputedStyle(above).backgroundColor === 'rgba(0, 0, 0, 0)'
  return isClear ? undefined : `${name} is covered by ${above.className}`
}

/** Walks a page by Tab and says of each stop what is wrong with it. */
async function walk(page: Page, presses: number): Promise<string[]> {
  const faults = new Set<string>()
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press('Tab')
    const fault = await page.evaluate(faultOfFocus)
    if (fault !== undefined) faults.add(fault)
  }
  return [...faults]
}

/** Waits until nothing is on its way to the page any more: what comes late moves what has the focus out of sight. */
async function expectWhole(page: Page): Promise<void> {
  await expect.poll(() => page.locator('[aria-busy=true], [data-arriving]').count()).toBe(0)
}

for (const width of [1280, 390]) {
  test(
    `at ${width} pixels every stop of the keyboard shows that it has the focus, and nothing lies over it`,
    {
      timeout: 120_000,
    },
    async ({ newPerson }) => {
      const { page } = await newPerson({ ...still, viewport: { width, height: 800 } })
      const { site } = await atHome(page)
      for (const [address, shown] of [
        ['', () => page.getByRole('list', { name: 'Unread mail' })],
        ['calendar?view=week', () => events(page)],
        ['calendar?days=7', () => events(page)],
        ['mail', () => conversations(page)],
        ['drive', () => files(page)],
        ['profile', () => page.getByRole('button', { name: 'Renew now' })],
        ['setup', () => page.getByRole('button', { name: /^Copy/ })],
      ] as const) {
        await page.goto(site.url(address))
        await shown().first().waitFor()
        await expectWhole(page)
        expect(await walk(page, 40), address).toEqual([])
      }
    },
  )
}

test(
  'at 320 pixels, which is 400 % of 1280, no screen scrolls sideways',
  { timeout: 120_000 },
  async ({ newPerson }) => {
    const { page } = await newPerson({ ...still, viewport: { width: 320, height: 640 } })
    const { site } = await atHome(page)
    for (const [address, shown] of [
      ['', () => page.getByRole('list', { name: 'Unread mail' })],
      ['calendar?view=month', () => events(page)],
      ['calendar?days=7', () => events(page)],
      ['mail', () => conversations(page)],
      ['drive', () => files(page)],
      ['drive?view=grid', () => files(page)],
      ['profile', () => page.getByRole('button', { name: 'Renew now' })],
      ['flow', () => page.getByRole('heading', { level: 1 })],
      ['setup', () => page.getByRole('heading', { level: 1 })],
    ] as const) {
      await page.goto(site.url(address))
      await shown().first().waitFor()
      await expectWhole(page)
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(sideways, address).toBeLessThanOrEqual(0)
    }
  },
)
