import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test, type NewPerson } from './browser.ts'
import { withMock } from './scenario.ts'
import { allowButton, answerProvider, link, signIn } from './screens.ts'
import type { MockServer } from './server.ts'

function me({ google }: MockServer) {
  const [person] = google.world.people
  if (!person) throw new Error('nobody is there')
  return person
}

const subjects = (mock: MockServer, label: string) => mock.google.world.gmail.subjects(me(mock), label, 2_000)
const rows = (page: Page) => page.getByRole('grid', { name: 'Conversations' }).getByRole('row')
const row = (page: Page, subject: string) => rows(page).filter({ hasText: subject })
const toolbar = (page: Page) => page.getByRole('toolbar', { name: 'Actions', exact: true })
const conversationBar = (page: Page) => page.getByRole('toolbar', { name: 'Actions for this conversation' })

/** Waits until all rows that are drawn say what they are about. */
async function listed(page: Page) {
  await rows(page).first().waitFor()
  await expect.poll(() => page.getByText('Loading mail').count(), { timeout: 20_000 }).toBe(0)
}

const raw = `From: Sora Lindqvist <sora@example.net>
To: mina@demo.example
Subject: Seeds for the garden
Date: Wed, 25 Nov 2026 08:00:00 +0000
Message-ID: <seeds@example.net>
Content-Type: text/plain; charset=UTF-8

Which seeds shall we order?
`

/** A person whose mail is open before them, with a message that waits to be answered. */
async function openMail(newPerson: NewPerson, options: Parameters<NewPerson>[0] = {}) {
  const person = await newPerson({ reducedMotion: 'reduce', ...options })
  const { page } = person
  const { site, mock } = await withMock({ features: ['mail'] })
  await mock.google.arrange(({ gmail }) => gmail.deliver(me(mock), raw))
  await page.goto(site.url())
  await signIn(page)
  await link(page, 'Mail').click()
  await allowButton(page).click()
  await answerProvider(page)
  await listed(page)
  return { person, page, site, mock }
}

test(
  'a day of mail: searched, read, answered with a file, called back, archived and labelled',
  { timeout: 120_000 },
  async ({ newPerson }) => {
    const { page, mock } = await openMail(newPerson)

    // Searching.
    await page.keyboard.press('/')
    await page.keyboard.type('subject:seeds')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=subject%3Aseeds/)
    await row(page, 'Seeds for the garden').waitFor()
    // What was listed before goes as the answer comes.
    await expect.poll(() => rows(page).count()).toBe(1)

    // Reading.
    await row(page, 'Seeds for the garden').getByRole('link').click()
    await page.getByText('Which seeds shall we order?').last().waitFor()
    await expect.poll(() => subjects(mock, 'UNREAD')).not.toContain('Seeds for the garden')

    // Answering with a file, and thinking better of it.
    const reply = async (words: string) => {
      await page.getByRole('button', { name: 'Reply', exact: true }).last().click()
      await page.getByRole('textbox', { name: 'Message' }).fill(words)
    }
    await reply('Tomatoes, I think.')
    await page.locator('input[type=file]').setInputFiles({
      name: '씨앗 목록.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('tomatoes'),
    })
    await page.getByText('씨앗 목록.txt').waitFor()
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('textbox', { name: 'Message' }).waitFor()
    expect(subjects(mock, 'SENT')).not.toContain('Re: Seeds for the garden')
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect.poll(() => subjects(mock, 'SENT'), { timeout: 20_000 }).toContain('Seeds for the garden')

    // Archiving many, and taking it back.
    await page.keyboard.press('g')
    await page.keyboard.press('i')
    await page.waitForURL(/\/mail$/)
    await listed(page)
    const before = subjects(mock, 'INBOX').length
    await rows(page).nth(0).getByRole('checkbox').click()
    await rows(page)
      .nth(3)
      .getByRole('checkbox')
      .click({ modifiers: ['Shift'] })
    await toolbar(page).getByRole('button', { name: 'Archive' }).click()
    await expect.poll(() => subjects(mock, 'INBOX').length).toBe(before - 4)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => subjects(mock, 'INBOX').length).toBe(before)

    // Labelling.
    await listed(page)
    await row(page, 'Seeds for the garden').getByRole('link').click()
    await conversationBar(page).getByRole('button', { name: 'Label' }).click()
    await page.getByRole('textbox', { name: 'Find or create a label' }).fill('Garden')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByRole('checkbox', { name: 'Garden', exact: true }).isChecked()).toBe(true)
    await page.keyboard.press('Escape')
    await page.getByRole('navigation', { name: 'Labels' }).getByRole('link', { name: 'Garden' }).click()
    await row(page, 'Seeds for the garden').waitFor()
  },
)

test('mail is walked by the keyboard alone, and the focus is never lost', async ({ newPerson }) => {
  const { page, mock } = await openMail(newPerson)
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
  await page.getByRole('checkbox', { name: 'Select all' }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('row')
  const second = await rows(page).nth(1).textContent()
  const third = await rows(page).nth(2).textContent()
  await page.keyboard.press('j')
  expect(await focused()).toBe(second)
  const before = subjects(mock, 'INBOX').length
  await page.keyboard.press('e')
  await expect.poll(focused).toBe(third)
  await expect.poll(() => subjects(mock, 'INBOX').length).toBe(before - 1)
  await page.keyboard.press('z')
  await expect.poll(() => subjects(mock, 'INBOX').length).toBe(before)
  await page.keyboard.press('Enter')
  await page.getByRole('article').first().waitFor()
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2')
  await page.keyboard.press('#')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('row')
  await page.keyboard.press('/')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox')
})

for (const width of [1440, 390]) {
  test(
    `no screen of mail breaks a rule of axe, at ${width} pixels in both themes`,
    { timeout: 300_000 },
    async ({ newPerson }) => {
      const { page } = await openMail(newPerson, { viewport: { width, height: 850 } })
      const expectAccessible = async (screen: string) => {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          const { violations } = await new AxeBuilder({ page }).analyze()
          const found = violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
          )
          expect(found, `${screen}, ${colorScheme}`).toEqual([])
        }
        const [inner, outer] = await page.evaluate(() => [
          document.documentElement.scrollWidth,
          document.documentElement.clientWidth,
        ])
        expect(inner, `${screen} scrolls sideways`).toBeLessThanOrEqual(outer ?? 0)
      }
      await expectAccessible('the inbox')
      await rows(page).nth(1).getByRole('checkbox').click()
      await expectAccessible('a selection')
      await page.getByRole('combobox', { name: 'Search mail' }).fill('from:')
      await page.getByRole('option').first().waitFor()
      await expectAccessible('a search being typed')
      await page.keyboard.press('Escape')
      await rows(page).nth(2).getByRole('link').click()
      await page.getByRole('article').first().waitFor()
      await expect.poll(() => page.getByText('Loading mail').count()).toBe(0)
      await expectAccessible('a conversation')
      await conversationBar(page).getByRole('button', { name: 'Label' }).click()
      await page.getByRole('textbox', { name: 'Find or create a label' }).waitFor()
      await expectAccessible('the menu of labels')
    },
  )
}
