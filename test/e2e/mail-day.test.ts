import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectAccessible } from './axe.ts'
import { test, type NewPerson } from './browser.ts'
import { expectFocused, expectFocusIn } from './focused.ts'
import { withMock } from './scenario.ts'
import { link, signIn } from './screens.ts'
import type { MockServer } from './server.ts'
import { typeKeys } from './type-keys.ts'
import { undoOf } from './undo-notice.ts'

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

const decorated = `From: "hall@festival.example" <mallory@evil.example>
To: mina@demo.example, Taro <taro@example.jp>
Subject: Festival
Date: Wed, 25 Nov 2026 09:00:00 +0000
Message-ID: <festival@example.net>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="outer"

--outer
Content-Type: text/html; charset=UTF-8

<h1 style="color: rgb(60, 60, 60)">Come and see</h1><p>the <a href="https://example.net/">festival</a>.</p><img src="https://tracker.example/x.png" width="40" height="40"><div class="gmail_quote">Earlier words</div>
--outer
Content-Type: text/plain; name="programme.txt"
Content-Disposition: attachment; filename="programme.txt"

Ten o'clock: doors open.
--outer--
`

/** A person whose mail is open before them, with a message that waits to be answered. */
async function openMail(newPerson: NewPerson, options: Parameters<NewPerson>[0] = {}) {
  const person = await newPerson({ reducedMotion: 'reduce', ...options })
  const { page } = person
  const { site, mock } = await withMock({ features: ['mail'], allowed: ['mail'] })
  await mock.google.arrange(({ gmail }) => gmail.deliver(me(mock), raw))
  await page.goto(site.url())
  await signIn(page)
  await link(page, 'Mail').click()
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
    // The list says the same words.
    await page.getByRole('article').getByText('Which seeds shall we order?').waitFor()
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
    await typeKeys(page, 'gi')
    // The address is there before the list that it names.
    await page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor()
    await listed(page)
    const before = subjects(mock, 'INBOX').length
    await rows(page).nth(0).getByRole('checkbox').click()
    await rows(page)
      .nth(3)
      .getByRole('checkbox')
      .click({ modifiers: ['Shift'] })
    await toolbar(page).getByRole('button', { name: 'Archive' }).click()
    await expect.poll(() => subjects(mock, 'INBOX').length).toBe(before - 4)
    await undoOf(page, '4 conversations archived').click()
    await expect.poll(() => subjects(mock, 'INBOX').length).toBe(before)

    // Labelling.
    await listed(page)
    await row(page, 'Seeds for the garden').getByRole('link').click()
    await conversationBar(page).getByRole('button', { name: 'Label' }).click()
    const labelName = page.getByRole('textbox', { name: 'Find or create a label' })
    await labelName.fill('Garden')
    await labelName.press('Enter')
    await expect.poll(() => page.getByRole('checkbox', { name: 'Garden', exact: true }).isChecked()).toBe(true)
    await labelName.press('Escape')
    await page.getByRole('navigation', { name: 'Labels' }).getByRole('link', { name: 'Garden' }).click()
    // The inbox has that row too.
    await page.getByRole('heading', { level: 1, name: 'Garden' }).waitFor()
    await row(page, 'Seeds for the garden').waitFor()
  },
)

test('mail is walked by the keyboard alone, and the focus is never lost', async ({ newPerson }) => {
  const { page, mock } = await openMail(newPerson)
  await page.getByRole('checkbox', { name: 'Select all' }).focus()
  await tabTo(page, '[role=row]')
  // By their threads: what stands in a row, its labels too, may come later.
  const named = (element: Element) => element.getAttribute('aria-labelledby')
  const second = await rows(page).nth(1).evaluate(named)
  const third = await rows(page).nth(2).evaluate(named)
  const focusedRow = () => page.evaluate(() => document.activeElement?.getAttribute('aria-labelledby'))
  await page.keyboard.press('j')
  await expect.poll(focusedRow).toBe(second)
  const before = subjects(mock, 'INBOX').length
  await page.keyboard.press('e')
  await expect.poll(focusedRow).toBe(third)
  await expect.poll(() => subjects(mock, 'INBOX').length).toBe(before - 1)
  await undoOf(page, 'Conversation archived').waitFor()
  await page.keyboard.press('z')
  await expect.poll(() => subjects(mock, 'INBOX').length).toBe(before)
  await expect.poll(focusedRow).toBe(third)
  await page.keyboard.press('Enter')
  await page.getByRole('article').first().waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H2')
  await page.keyboard.press('#')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('row')
  await page.keyboard.press('/')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox')
})

/** Presses Tab until what has the focus is what is wanted. */
async function tabTo(page: Page, wanted: string) {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await page.evaluate((selector) => document.activeElement?.matches(selector), wanted)) return
    await page.keyboard.press('Tab')
  }
  expect.fail(`the keyboard does not reach ${wanted}`)
}

test(
  'an errand without a pointer: searched, opened, labelled, answered with a file, called back, sent, archived, undone',
  { timeout: 120_000 },
  async ({ newPerson }) => {
    const { page, mock } = await openMail(newPerson)
    const press = (keys: string) => page.keyboard.press(keys)
    await press('/')
    await page.keyboard.type('subject:seeds')
    await press('Enter')
    await page.waitForURL(/q=subject%3Aseeds/)
    await expect.poll(() => rows(page).count()).toBe(1)
    await listed(page)
    await tabTo(page, '[role=row]')
    await press('Enter')
    // The list says the same words before the conversation is there.
    await conversationBar(page).getByRole('button', { name: 'Label' }).waitFor()
    await expectFocused(page.getByRole('heading', { level: 2, name: 'Seeds for the garden' }))

    await press('l')
    await page.getByRole('textbox', { name: 'Find or create a label' }).waitFor()
    await expectFocusIn(page.getByRole('dialog', { name: 'Label' }))
    await tabTo(page, 'input:not([type=checkbox])')
    await page.keyboard.type('Garden')
    await press('Enter')
    await expect.poll(() => page.getByRole('checkbox', { name: 'Garden', exact: true }).isChecked()).toBe(true)
    await press('Escape')
    await page.getByRole('textbox', { name: 'Find or create a label' }).waitFor({ state: 'detached' })

    await press('r')
    const composer = page.getByRole('region', { name: 'Re: Seeds for the garden' })
    await composer.waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await page.keyboard.type('Tomatoes.')
    await tabTo(page, 'button[aria-label="Attach files"]')
    // What opens here is the browser's own.
    const file = { name: '씨앗 목록.txt', mimeType: 'text/plain', buffer: Buffer.from('tomatoes') }
    await page.locator('input[type=file]').setInputFiles(file)
    await composer.getByText('씨앗 목록.txt').waitFor()
    await press('Control+Enter')
    await composer.waitFor({ state: 'detached' })
    await press('z')
    await composer.getByText('씨앗 목록.txt').waitFor()
    await expectFocused(composer.getByRole('textbox', { name: 'Message' }))
    expect(await composer.getByRole('textbox', { name: 'Message' }).inputValue()).toMatch(/^Tomatoes\./)
    await tabTo(page, 'button[aria-label="Attach files"]')
    await press('Control+Enter')
    await expect.poll(() => subjects(mock, 'SENT'), { timeout: 20_000 }).toContain('Seeds for the garden')

    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
    await press('e')
    await expect.poll(() => subjects(mock, 'INBOX')).not.toContain('Seeds for the garden')
    await undoOf(page, 'Conversation archived').waitFor()
    await press('z')
    await expect.poll(() => subjects(mock, 'INBOX')).toContain('Seeds for the garden')
  },
)

/** Asks axe in both themes, and whether all fits the width. */
async function expectFaultless(page: Page, screen: string) {
  await expectAccessible(page, screen)
  const [inner, outer] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ])
  expect(inner, `${screen} scrolls sideways`).toBeLessThanOrEqual(outer ?? 0)
}

for (const width of [1440, 390]) {
  test(
    `no screen of mail breaks a rule of axe, at ${width} pixels in both themes`,
    { timeout: 300_000 },
    async ({ newPerson }) => {
      const { page } = await openMail(newPerson, { viewport: { width, height: 850 } })
      await expectFaultless(page, 'the inbox')
      await rows(page).nth(1).getByRole('checkbox').click()
      await expectFaultless(page, 'a selection')
      await page.getByRole('combobox', { name: 'Search mail' }).fill('from:')
      await page.getByRole('option').first().waitFor()
      await expectFaultless(page, 'a search being typed')
      await page.keyboard.press('Escape')
      await rows(page).nth(2).getByRole('link').click()
      await page.getByRole('article').first().waitFor()
      await expect.poll(() => page.getByText('Loading mail').count()).toBe(0)
      await expectFaultless(page, 'a conversation')
      await conversationBar(page).getByRole('button', { name: 'Label' }).click()
      await page.getByRole('textbox', { name: 'Find or create a label' }).waitFor()
      await expectFaultless(page, 'the menu of labels')
    },
  )

  test(
    `nor does a mail as its sender laid it out, its file, an answer to it or a label, at ${width} pixels`,
    { timeout: 300_000 },
    async ({ newPerson }) => {
      const { page, person, mock } = await openMail(newPerson, { viewport: { width, height: 850 } })
      // What watches pages in these tests, and axe, may not run in the frame.
      person.forgive(/Blocked script execution/)
      await mock.google.arrange(({ gmail }) => gmail.deliver(me(mock), decorated))
      await page.keyboard.press('/')
      await page.keyboard.type('subject:festival')
      await page.keyboard.press('Enter')
      await row(page, 'Festival').waitFor()
      await expect.poll(() => rows(page).count()).toBe(1)
      await expectFaultless(page, 'a search and its chips')
      await row(page, 'Festival').getByRole('link').click()
      await page.getByRole('button', { name: 'As sent' }).click()
      await page.locator('iframe:not([hidden])').contentFrame().getByText('Come and see').waitFor()
      await page.getByText(/The name says/).waitFor()
      await expectFaultless(page, 'a conversation as its sender laid it out')
      await page.getByRole('button', { name: 'Preview programme.txt' }).click()
      await page.getByRole('dialog').getByRole('textbox').waitFor()
      await expectFocusIn(page.getByRole('dialog'))
      await expectFaultless(page, 'a file')
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })

      await page.getByRole('button', { name: 'Reply all' }).click()
      const composer = page.getByRole('region', { name: 'Re: Festival' })
      await composer.getByRole('textbox', { name: 'Message' }).waitFor()
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'map.txt', mimeType: 'text/plain', buffer: Buffer.from('here') })
      await composer.getByText('map.txt').waitFor()
      await expectFaultless(page, 'a message being written')
      await composer.getByRole('button', { name: 'Close and keep as draft' }).click()

      if (width < 1024) {
        await page.getByRole('link', { name: 'Back to the list' }).click()
        await page.getByRole('button', { name: 'Labels' }).click()
      }
      await page.getByRole('button', { name: 'Edit labels' }).click()
      const labels = page.getByRole('dialog', { name: 'Edit labels' })
      await labels.getByRole('button', { name: 'New label' }).click()
      await expectFaultless(page, 'a new label')
      await labels.getByRole('button', { name: 'Cancel' }).click()
      await labels
        .getByRole('button', { name: /^Delete / })
        .first()
        .click()
      await page.getByRole('alertdialog').waitFor()
      await expectFaultless(page, 'a label that is about to be deleted')
    },
  )
}
