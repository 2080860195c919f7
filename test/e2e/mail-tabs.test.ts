import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './browser.ts'
import { withMock } from './scenario.ts'
import { allowButton, answerProvider, openPage, signIn } from './screens.ts'
import { undoOf } from './undo-notice.ts'

const letter = (subject: string, number: number) => `From: Sora Lindqvist <sora@example.net>
To: mina@demo.example
Subject: ${subject}
Date: Wed, 25 Nov 2026 08:0${number}:00 +0000
Message-ID: <letter-${number}@example.net>
Content-Type: text/plain; charset=UTF-8

Words of ${subject}.
`

const row = (page: Page, subject: string) =>
  page.getByRole('grid', { name: 'Conversations' }).getByRole('row').filter({ hasText: subject })
const bar = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: 'Actions for this conversation' }).getByRole('button', { name })
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

/** Comes back to a tab. No browser without a window tells a page that it is looked at again, so its button does. */
async function look(page: Page) {
  await page.bringToFront()
  await page.getByRole('button', { name: 'Refresh' }).click()
}

async function read(page: Page, subject: string) {
  await page.bringToFront()
  await row(page, subject).getByRole('link').click()
  // The list says the same words, and another conversation may be there until this one is.
  await page.getByRole('heading', { level: 2, name: subject }).waitFor()
  await page.getByRole('article').getByText(`Words of ${subject}.`).waitFor()
}

async function label(page: Page, name: string) {
  await bar(page, 'Label').click()
  const labelName = field(page, 'Find or create a label')
  await labelName.fill(name)
  await labelName.press('Enter')
  await page.getByRole('checkbox', { name, exact: true, checked: true }).waitFor()
  await labelName.press('Escape')
  await labelName.waitFor({ state: 'detached' })
}

test(
  'mail in two tabs, while Google asks to slow down: nothing is lost, nothing is sent twice, and both show the same',
  { timeout: 180_000 },
  async ({ newPerson }) => {
    const person = await newPerson({ reducedMotion: 'reduce', viewport: { width: 1280, height: 900 } })
    const { page } = person
    const { site, mock } = await withMock({ features: ['mail'] })
    const { world } = mock.google
    const [me] = world.people
    if (!me) throw new Error('nobody is there')
    const subjects = (name: string) => {
      const own = world.gmail.mailboxOf(me).labels.find((one) => one.name === name)
      return world.gmail.subjects(me, own?.id ?? name, 2_000)
    }
    const count = (name: string, subject: string) => subjects(name).filter((one) => one === subject).length
    await mock.google.arrange(({ gmail }) =>
      Promise.all(['Seeds', 'Tools', 'Water'].map((subject, number) => gmail.deliver(me, letter(subject, number)))),
    )
    /** The next requests are refused for speed, by both of Google's ways to say so. */
    const burst = () =>
      mock.google.arrange(({ faults }) => {
        faults.turnOn('api-429', 2)
        faults.turnOn('api-403-rate', 2)
      })
    const isOver = async () => {
      await expect.poll(() => world.faults.on, { timeout: 30_000 }).toEqual({})
    }

    await page.goto(site.url())
    await signIn(page)
    await openPage(page, 'Mail')
    await burst()
    await allowButton(page).click()
    await answerProvider(page)
    await row(page, 'Seeds').waitFor({ timeout: 30_000 })
    await isOver()
    const other = await person.openTab(site.url('mail'))
    await row(other, 'Seeds').waitFor({ timeout: 30_000 })

    // One reads what the other archives in the burst; taken back there, it is in both again.
    await read(other, 'Seeds')
    await expect.poll(() => count('UNREAD', 'Seeds')).toBe(0)
    await page.bringToFront()
    await burst()
    await row(page, 'Seeds').hover()
    await row(page, 'Seeds').getByRole('button', { name: 'Archive' }).click()
    await undoOf(page, 'Conversation archived').waitFor()
    expect(count('INBOX', 'Seeds')).toBe(0)
    await isOver()
    await look(other)
    await row(other, 'Seeds').waitFor({ state: 'detached' })
    await page.bringToFront()
    // By key, since the notice of it may have gone by now.
    await page.keyboard.press('z')
    await expect.poll(() => count('INBOX', 'Seeds')).toBe(1)
    await look(other)
    await row(other, 'Seeds').waitFor()

    // Both label one conversation, each in a burst of its own.
    await read(other, 'Tools')
    await burst()
    await label(other, 'Garden')
    await read(page, 'Tools')
    await burst()
    await label(page, 'Shed')
    await isOver()
    await expect.poll(() => [count('Garden', 'Tools'), count('Shed', 'Tools')], { timeout: 30_000 }).toEqual([1, 1])

    // A draft that is open in both: sent in one, it is sent once, and what is written in the other is kept.
    await page.getByRole('button', { name: 'New message' }).click()
    await page.getByRole('combobox', { name: 'To' }).fill('minji@example.com,')
    await field(page, 'Subject').fill('Harvest')
    await field(page, 'Message').fill('On Saturday?')
    await page.getByText('Draft saved').waitFor({ timeout: 30_000 })
    await other.goto(site.url('mail?label=DRAFT'))
    await row(other, 'Harvest').getByRole('link').click()
    await other.getByRole('button', { name: 'Continue writing' }).click()
    await field(other, 'Message').waitFor()
    await page.bringToFront()
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page.getByText('Sending in 10 seconds').waitFor()
    await burst()
    await page.getByText('Message sent').waitFor({ timeout: 60_000 })
    expect(count('SENT', 'Harvest')).toBe(1)
    await isOver()
    await other.bringToFront()
    await field(other, 'Message').fill('On Sunday, rather.')
    await other.getByText('Draft saved').waitFor({ timeout: 30_000 })
    expect(count('DRAFT', 'Harvest')).toBe(1)
    expect(count('SENT', 'Harvest')).toBe(1)
  },
)
