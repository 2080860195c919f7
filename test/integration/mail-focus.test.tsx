import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import '#features/mail/labels/LabelsDialog.tsx'
import { RowActions } from '#features/mail/list/RowActions.tsx'
import type { ThreadFacts } from '#features/mail/thread-facts.ts'
import { activateLanguage, loadTexts } from '#i18n/i18n.ts'
import { LanguageProvider } from '#i18n/react.tsx'
import { relabel } from '#mock/gmail/change-mailbox.ts'
import { at, rows, selectedRows, wordsOf } from './mail.ts'
import { renderApp } from './render-app.tsx'

const mail = { at: '/mail', features: ['mail'] } as const
const toolbar = (name = 'Actions') => within(screen.getByRole('toolbar', { name }))
const conversationBar = () => screen.findByRole('toolbar', { name: 'Actions for this conversation' })
const focused = () => document.activeElement?.getAttribute('aria-label')

/** Requests that are held until the test lets them go. */
function held(isHeld: (request: Request) => boolean) {
  let letGo = () => undefined as void
  const gate = new Promise<void>((resolve) => (letGo = resolve))
  let began = false
  return {
    before: async (request: Request) => {
      if (!isHeld(request)) return
      began = true
      await gate
    },
    begun: () => waitFor(() => expect(began).toBe(true)),
    letGo: () => act(async () => letGo()),
  }
}

test('a button that becomes the way back keeps the focus', async () => {
  await activateLanguage('en')
  await loadTexts('mail')
  const facts: ThreadFacts = {
    ...{ from: [], to: [], count: 1, subject: 'Harvest', snippet: '', atMs: 0 },
    ...{ unread: true, starred: false, hasAttachment: false, labelIds: new Set(['INBOX']) },
  }
  const shown = (unread: boolean) => (
    <LanguageProvider>
      <RowActions threadId="a" place={{ label: 'INBOX' }} facts={{ ...facts, unread }} all onChange={() => undefined} />
    </LanguageProvider>
  )
  const { rerender } = render(shown(true))
  act(() => screen.getByRole('button', { name: 'Mark as read' }).focus())
  rerender(shown(false))
  expect(focused()).toBe('Mark as unread')
})

/** An inbox with a few conversations, newest first, and what is done with them by somebody else. */
async function smallInbox(subjects: readonly string[], before?: (request: Request) => Promise<void>) {
  const app = await renderApp({ ...mail, person: 2, ...(before && { before }) })
  await screen.findByText('Your inbox is empty.')
  const person = at(app.google.world.people, 2)
  /** Looked at again, and again while what was begun before is not over. */
  const seen = (expected: () => void) =>
    waitFor(() => {
      act(() => void fireEvent(window, new Event('focus')))
      expected()
    })
  for (const subject of subjects.toReversed()) {
    await app.google.arrange(({ gmail }) =>
      gmail.deliver(person, `From: kenji@demo.example\nSubject: ${subject}\n\nStill warm\n`),
    )
  }
  const shown = () => rows().map((row) => subjects.find((subject) => wordsOf(row).includes(subject)))
  await seen(() => expect(shown()).toEqual(subjects))
  const archiveElsewhere = (subject: string) =>
    app.google.arrange((world) => {
      const id = rows()[shown().indexOf(subject)]?.getAttribute('aria-labelledby')?.replace('thread-', '') ?? ''
      const messages = world.gmail.mailboxOf(person).thread(id) ?? []
      relabel(world, person, messages, { add: [], remove: ['INBOX'] })
    })
  const labelled = (label: string) => {
    const found = app.world.gmail.mailboxOf(person).labels.find(({ name }) => name === label)
    return app.world.gmail.subjects(person, found?.id ?? '')
  }
  const checkbox = (subject: string) => screen.getByRole('checkbox', { name: `Select: ${subject}` })
  return { ...app, seen, shown, archiveElsewhere, labelled, checkbox }
}
const labelIsMade = ({ method, url }: Request) => method === 'POST' && url.endsWith('/labels')

test('a conversation that is archived elsewhere leaves the focus to the next one, and the last to the name of the list', async () => {
  const { seen, shown, archiveElsewhere } = await smallInbox(['Bread', 'Tea'])
  act(() => at(rows(), 0).focus())
  await archiveElsewhere('Bread')
  await seen(() => expect(shown()).toEqual(['Tea']))
  expect(document.activeElement).toBe(rows()[0])
  await archiveElsewhere('Tea')
  await seen(() => expect(screen.getByText('Your inbox is empty.')).toBeTruthy())
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })))
})

test('a label that is made late moves what was meant, and nobody who went on with something else', async () => {
  const { before, begun, letGo } = held(labelIsMade)
  const { user, labelled, checkbox } = await smallInbox(['Bread', 'Tea', 'Rice'], before)
  await user.click(checkbox('Bread'))
  await user.click(toolbar().getByRole('button', { name: 'Move to' }))
  await user.type(await screen.findByRole('textbox', { name: 'Find or create a label' }), 'Garden{Enter}')
  await begun()
  await user.keyboard('{Escape}')
  await user.click(checkbox('Bread'))
  await user.click(checkbox('Rice'))
  const search = screen.getByRole('combobox', { name: 'Search mail' })
  await user.type(search, 'har')
  await letGo()
  await waitFor(() => expect(labelled('Garden')).toEqual(['Bread']))
  await user.keyboard('vest')
  expect(search).toHaveProperty('value', 'harvest')
  expect(selectedRows().map(wordsOf)).toEqual([expect.stringContaining('Rice')])
})

test('a label that is made late leads nobody away from the conversation that was opened since', async () => {
  const { before, begun, letGo } = held(labelIsMade)
  const { user, labelled } = await smallInbox(['Bread', 'Tea'], before)
  await user.click(within(at(rows(), 0)).getByRole('link'))
  await user.click(within(await conversationBar()).getByRole('button', { name: 'Move to' }))
  await user.type(await screen.findByRole('textbox', { name: 'Find or create a label' }), 'Garden{Enter}')
  await begun()
  await user.keyboard('{Escape}')
  await user.keyboard('j')
  const { pathname } = location
  await letGo()
  await waitFor(() => expect(labelled('Garden')).toEqual(['Bread']))
  await screen.findByText(/Moved/)
  expect(location.pathname).toBe(pathname)
})

test('a label that is saved late takes the focus from nobody in the dialog', async () => {
  const { before, begun, letGo } = held(({ method, url }) => method !== 'GET' && url.includes('/labels/'))
  const { user } = await renderApp({ ...mail, person: 2, before })
  await screen.findByText('Your inbox is empty.')
  await user.click(screen.getByRole('button', { name: 'Labels' }))
  await user.click(await screen.findByRole('button', { name: 'Edit labels' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Edit labels' }))
  await user.click(dialog.getByRole('button', { name: 'New label' }))
  await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'Garden{Enter}')
  await user.click(await dialog.findByRole('button', { name: 'Edit Garden' }))
  await user.type(dialog.getByRole('textbox', { name: 'Name' }), 's{Enter}')
  await begun()
  const close = dialog.getByRole('button', { name: 'Close' })
  act(() => close.focus())
  await letGo()
  await dialog.findByRole('button', { name: 'Edit Gardens' })
  expect(document.activeElement).toBe(close)
})
