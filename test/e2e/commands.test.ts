import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectAccessible, still } from './axe.ts'
import { test } from './browser.ts'
import { expectFetchedAhead } from './fetched-ahead.ts'
import { expectFocusIn, focused } from './focused.ts'
import { withMock } from './scenario.ts'
import { accountMenu, signIn } from './screens.ts'
import { typeKeys } from './type-keys.ts'

async function signedIn(page: Page) {
  const { site } = await withMock()
  await page.goto(site.url())
  await signIn(page)
  await accountMenu(page).waitFor()
}

const palette = (page: Page) => page.getByRole('dialog', { name: 'Commands' })
const search = (page: Page) => page.getByRole('combobox', { name: 'Find a command or a place' })
const help = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' })
/** Waits until Enter would choose an option: it becomes the chosen one a moment after it is found. */
async function expectChosen(page: Page, name: string) {
  const chosen = () =>
    page.evaluate(() => {
      const id = document.activeElement?.getAttribute('aria-activedescendant')
      return (id ? document.querySelector(`[id="${id}"]`)?.textContent : undefined) ?? ''
    })
  await expect.poll(chosen).toContain(name)
}
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })

test('palette, key help and notices break no rule of axe', { timeout: 180_000 }, async ({ newPerson }) => {
  const { page } = await newPerson(still)
  await signedIn(page)
  await page.keyboard.press('z')
  await page.getByText('There is nothing left to undo.').waitFor()
  await expectAccessible(page, 'notice')
  await page.keyboard.press('Control+k')
  await expectFocusIn(palette(page))
  await expectAccessible(page, 'palette')
  await page.keyboard.type('theme')
  await page.getByRole('option', { name: 'Theme: dark' }).waitFor()
  await expectAccessible(page, 'palette, searched')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await palette(page).waitFor({ state: 'detached' })
  await page.keyboard.press('?')
  await expectFocusIn(help(page))
  await expectAccessible(page, 'key help')
})

test('with a keyboard alone a person finds a page in the palette, jumps back, and learns the keys', async ({
  person: { page },
}) => {
  await signedIn(page)
  await page.keyboard.press('Control+k')
  await expectFocusIn(palette(page))
  await page.keyboard.type('prof')
  await expectChosen(page, 'Profile')
  await page.keyboard.press('Enter')
  await heading(page, 'Profile').waitFor()
  await expect.poll(() => focused(page)).toBe('Profile')

  await typeKeys(page, 'gh')
  await heading(page, 'Today').waitFor()
  await expect.poll(() => focused(page)).toBe('Today')

  await page.keyboard.press('?')
  await expectFocusIn(help(page))
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  await help(page).waitFor({ state: 'detached' })
  await expect.poll(() => focused(page)).toBe('Today')
  await page.keyboard.press('?')
  expect(await help(page).count()).toBe(0)
  await page.keyboard.press('Control+k')
  await search(page).waitFor()
  expect(await help(page).count()).toBe(0)
})

test('Escape closes the palette and gives the focus back to where it was', async ({ person: { page } }) => {
  await signedIn(page)
  await accountMenu(page).focus()
  await page.keyboard.press('Control+k')
  await expectFocusIn(palette(page))
  await page.keyboard.press('Escape')
  await palette(page).waitFor({ state: 'detached' })
  await expect.poll(() => focused(page)).toContain('Account')
})

test('an input method in the palette composes in peace, and first consonants find Korean names', async ({
  newPerson,
}) => {
  const { page } = await newPerson()
  await signedIn(page)
  await page.keyboard.press('Control+k')
  await page.getByRole('option', { name: 'Language: 한국어' }).click()
  await page.getByRole('heading', { level: 1, name: '오늘' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: '명령이나 화면 찾기' }).waitFor()
  await expectFocusIn(page.getByRole('dialog'))
  const browser = await page.context().newCDPSession(page)
  await browser.send('Input.imeSetComposition', { text: 'ㅍㄹ', selectionStart: 2, selectionEnd: 2 })
  const found = page.getByRole('dialog').getByRole('option')
  await expect.poll(async () => (await found.allTextContents())[0]).toBe('프로필G P')
  // What an input method does with Enter: a key of its own, which ends the composition.
  await browser.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 229, key: 'Process' })
  await browser.send('Input.insertText', { text: 'ㅍㄹ' })
  await expectChosen(page, '프로필')
  expect(await page.getByRole('dialog').count()).toBe(1)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '프로필' }).waitFor()
})

test('under a Hangul layout the keys are where they always are', async ({ person: { page } }) => {
  await signedIn(page)
  const browser = await page.context().newCDPSession(page)
  const press = (code: string, key: string, windowsVirtualKeyCode: number) =>
    browser.send('Input.dispatchKeyEvent', { type: 'keyDown', code, key, text: key, windowsVirtualKeyCode })
  // One right after the other, however long the page takes with the first.
  await Promise.all([press('KeyG', 'ㅎ', 71), press('KeyP', 'ㅔ', 80)])
  await heading(page, 'Profile').waitFor()
})

test('dialogs and notices that were never shown before open without a network too', async ({ person: { page } }) => {
  await signedIn(page)
  await expectFetchedAhead(page)
  await page.context().setOffline(true)
  await page.getByText('You are offline').waitFor()
  await page.getByRole('button', { name: 'Commands' }).click()
  await search(page).waitFor()
  await expectFocusIn(palette(page))
  await page.keyboard.press('Escape')
  await palette(page).waitFor({ state: 'detached' })
  await page.keyboard.press('z')
  await page.getByText('There is nothing left to undo.').waitFor()
  await page.keyboard.press('?')
  await help(page).waitFor()
})

for (const width of [360, 1920]) {
  test(`at ${width} pixels palette and key help fit`, async ({ newPerson }) => {
    const { page } = await newPerson({ viewport: { width, height: 640 } })
    await signedIn(page)
    for (const keys of ['Control+k', '?']) {
      await page.keyboard.press(keys)
      const dialog = page.getByRole('dialog')
      await expectFocusIn(dialog)
      const box = await dialog.boundingBox()
      expect(box?.x).toBeGreaterThanOrEqual(0)
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width)
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(640)
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
    }
  })
}
