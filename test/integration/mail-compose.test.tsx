import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import '#features/mail/compose/Composer.tsx'
import { compositions } from '#features/mail/compose/compositions.ts'
import { sendDelayMs } from '#features/mail/compose/outbox.ts'
import { buildMessage, type OutgoingMessage } from '#google/gmail/mime/message.ts'
import { headerOf } from '#mock/gmail/resource.ts'
import { notices } from '#ui/notices/notices.ts'
import './mail.ts'
import { renderApp, type RenderedApp } from './render-app.tsx'

/** A search that finds little: the list is not what these tests are about. */
const mail = { at: '/mail?q=subject%3A%22A+question%22', features: ['mail'] } as const

afterEach(() => {
  vi.useRealTimers()
  compositions.close()
  notices.clear()
  sessionStorage.clear()
})

const me = ({ google }: RenderedApp) => {
  const [person] = google.world.people
  if (!person) throw new Error('nobody is here')
  return person
}
const subjectsIn = (app: RenderedApp, label: string) => app.world.gmail.subjects(me(app), label, 50)

/** A message in the inbox, whose conversation is then open. */
async function withMessage(message: Partial<OutgoingMessage>) {
  const app = await renderApp(mail)
  const raw = buildMessage({
    from: { name: 'Sora Lindqvist', address: 'sora@example.net' },
    to: [
      { name: '', address: me(app).email },
      { name: 'Taro', address: 'taro@example.jp' },
    ],
    subject: 'A question',
    date: { atMs: Date.now(), offsetMinutes: 0 },
    messageId: '<question@example.net>',
    text: 'Shall we?',
    ...message,
  })
  await app.google.arrange(({ gmail }) => gmail.deliver(me(app), raw))
  return app
}

/** Ten seconds pass at once. */
async function tenSecondsAfter(deed: () => Promise<void>) {
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setTimeout', 'clearTimeout'] })
  await deed()
  vi.advanceTimersByTime(sendDelayMs)
  vi.useRealTimers()
}

const composer = () => screen.findByRole('region', { name: 'New message' })

async function begin(app: RenderedApp) {
  await app.user.click(await screen.findByRole('button', { name: 'New message' }))
  return within(await composer())
}

test('a message is written, kept as a draft, and sent ten seconds after', async () => {
  const app = await renderApp(mail)
  const { user } = app
  const panel = await begin(app)
  await user.type(panel.getByRole('combobox', { name: 'To' }), '민지 <minji@example.com>,')
  await user.type(panel.getByRole('textbox', { name: 'Subject' }), '회의록 📎')
  await user.type(panel.getByRole('textbox', { name: 'Message' }), 'こんにちは')
  await waitFor(() => expect(subjectsIn(app, 'DRAFT')).toContain('회의록 📎'), { timeout: 10_000 })

  const send = screen.getByRole('button', { name: 'Send' })
  await tenSecondsAfter(async () => {
    await user.click(send)
    expect(subjectsIn(app, 'SENT')).not.toContain('회의록 📎')
  })
  await waitFor(() => expect(subjectsIn(app, 'SENT')).toContain('회의록 📎'))
  await waitFor(() => expect(subjectsIn(app, 'DRAFT')).not.toContain('회의록 📎'))
})

test('a message that is called back is open again, and was never sent', async () => {
  const app = await renderApp(mail)
  const { user } = app
  const panel = await begin(app)
  await user.type(panel.getByRole('combobox', { name: 'To' }), 'minji@example.com,')
  await user.type(panel.getByRole('textbox', { name: 'Message' }), 'Too soon')
  await user.keyboard('{Control>}{Enter}{/Control}')
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  expect(within(await composer()).getByRole('textbox', { name: 'Message' })).toHaveProperty('value', 'Too soon')
  expect(app.apiRequests('gmail').filter(({ path }) => path.endsWith('/send'))).toEqual([])
})

test('a message that cannot be sent comes back, and is not tried again', async () => {
  let tries = 0
  const app = await renderApp({
    ...mail,
    answer: ({ url }) => {
      if (!url.endsWith('messages/send')) return undefined
      tries += 1
      return new Response('{}', { status: 503 })
    },
  })
  const { user } = app
  const panel = await begin(app)
  await user.type(panel.getByRole('combobox', { name: 'To' }), 'minji@example.com,')
  await user.type(panel.getByRole('textbox', { name: 'Message' }), 'Precious')
  const send = panel.getByRole('button', { name: 'Send' })
  await tenSecondsAfter(() => user.click(send))
  expect(within(await composer()).getByRole('textbox', { name: 'Message' })).toHaveProperty('value', 'Precious')
  await screen.findByText(/was not sent/)
  expect(tries).toBe(1)
})

test('what is no address is not sent to, and stays to be mended', async () => {
  const app = await renderApp(mail)
  const { user } = app
  const panel = await begin(app)
  const to = panel.getByRole('combobox', { name: 'To' })
  await user.type(to, 'minji@,')
  expect(to.getAttribute('aria-invalid')).toBe('true')
  await user.click(panel.getByRole('button', { name: 'Send' }))
  await screen.findByText(/not an e-mail address\. Mend/)
  await user.clear(to)
  await user.type(to, 'a@example.com; b@example.com{Enter}')
  expect(panel.getAllByRole('button', { name: /^Remove/ }).map(({ ariaLabel }) => ariaLabel)).toHaveLength(2)
})

test('a mention of a file that is not there is asked about', async () => {
  const app = await renderApp(mail)
  const { user } = app
  const panel = await begin(app)
  await user.type(panel.getByRole('combobox', { name: 'To' }), 'minji@example.com,')
  await user.type(panel.getByRole('textbox', { name: 'Message' }), '파일을 첨부합니다')
  await user.click(panel.getByRole('button', { name: 'Send' }))
  const question = within(await screen.findByRole('alertdialog', { name: 'No file attached' }))
  await user.click(question.getByRole('button', { name: 'Cancel' }))
  await user.upload(
    panel.getByLabelText('Attach files', { selector: 'input' }),
    new File(['%PDF'], '회의록.pdf', { type: 'application/pdf' }),
  )
  await panel.findByText('회의록.pdf')
  const send = panel.getByRole('button', { name: 'Send' })
  await tenSecondsAfter(() => user.click(send))
  await screen.findByText('Message sent')
})

test('a discarded draft is gone at Gmail, and comes back by undoing', async () => {
  const app = await renderApp(mail)
  const { user } = app
  const panel = await begin(app)
  await user.type(panel.getByRole('textbox', { name: 'Subject' }), 'Never mind')
  await waitFor(() => expect(subjectsIn(app, 'DRAFT')).toContain('Never mind'), { timeout: 10_000 })
  await user.click(screen.getByRole('button', { name: 'Discard' }))
  await waitFor(() => expect(subjectsIn(app, 'DRAFT')).not.toContain('Never mind'))
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  await screen.findByDisplayValue('Never mind')
})

test('an answer to all goes to all but oneself, quotes, and stays in its conversation', async () => {
  const app = await withMessage({ cc: [{ name: 'Li', address: 'li@example.org' }] })
  const { user } = app
  await user.click(await screen.findByText('A question', undefined, { timeout: 20_000 }))
  await user.click(await screen.findByRole('button', { name: 'Reply all' }))
  const panel = within(await screen.findByRole('region', { name: 'Re: A question' }))
  const names = panel.getAllByRole('button', { name: /^Remove/ }).map((button) => button.getAttribute('aria-label'))
  expect(names).toEqual(['Remove Sora Lindqvist', 'Remove Taro', 'Remove Li'])
  const message = panel.getByRole('textbox', { name: 'Message' })
  expect((message as HTMLTextAreaElement).value).toMatch(
    /^\n\nOn .* Sora Lindqvist <sora@example\.net> wrote:\n> Shall we\?\n$/,
  )
  await user.type(message, 'Yes', { initialSelectionStart: 0, initialSelectionEnd: 0 })
  const send = panel.getByRole('button', { name: 'Send' })
  await tenSecondsAfter(() => user.click(send))
  await screen.findByText('Message sent')
  const person = me(app)
  const mailbox = app.world.gmail.mailboxOf(person)
  const answered = [...mailbox.threadsWith(['INBOX'])]
    .flatMap(({ id }) => [mailbox.thread(id) ?? []])
    .find((thread) => thread.some((one) => headerOf(one, 'Subject') === 'A question'))
  expect(answered?.map((one) => headerOf(one, 'Subject'))).toEqual(['A question', 'Re: A question'])
})

test('a half-written message outlives a reload with its files, as the same draft; a file that Gmail never got is named', async () => {
  const app = await renderApp(mail)
  const { user } = app
  const panel = await begin(app)
  await user.type(panel.getByRole('textbox', { name: 'Subject' }), 'Plans')
  const attach = () => panel.getByLabelText('Attach files', { selector: 'input' })
  await user.upload(attach(), new File(['map'], '지도.txt', { type: 'text/plain' }))
  await panel.findByText('지도.txt')
  await waitFor(() => expect(subjectsIn(app, 'DRAFT')).toContain('Plans'), { timeout: 10_000 })
  await panel.findByText('Draft saved', undefined, { timeout: 10_000 })
  await app.google.arrange(({ faults }) => faults.turnOn('api-503'))
  // A draft is looked at before it is written.
  const tries = () => app.apiRequests('gmail').filter(({ path }) => path.includes('/drafts/')).length
  const before = tries()
  await user.upload(attach(), new File(['late'], 'late.txt', { type: 'text/plain' }))
  await panel.findByText('late.txt')
  compositions.close()
  await waitFor(() => expect(tries()).toBeGreaterThan(before))
  await app.google.arrange(({ faults }) => faults.turnOff('api-503'))
  await app.reload()

  const again = within(await screen.findByRole('region', { name: 'Plans' }))
  expect(again.getByText('지도.txt')).toBeTruthy()
  expect(again.queryByText('late.txt')).toBeNull()
  expect(await screen.findByText(/Attach again, they could not be kept: late.txt/)).toBeTruthy()
  await user.type(again.getByRole('textbox', { name: 'Subject' }), ' for May')
  await waitFor(() => expect(subjectsIn(app, 'DRAFT')).toContain('Plans for May'), { timeout: 10_000 })
  expect(subjectsIn(app, 'DRAFT')).not.toContain('Plans')
})

test('a forwarded message takes its files along', async () => {
  const app = await withMessage({
    attachments: [{ filename: '사진.png', mimeType: 'image/png', content: Uint8Array.of(1, 2, 3) }],
  })
  const { user } = app
  await user.click(await screen.findByText('A question', undefined, { timeout: 15_000 }))
  await user.click(await screen.findByRole('button', { name: 'Forward' }))
  const panel = within(await screen.findByRole('region', { name: 'Fwd: A question' }))
  await panel.findByText('사진.png')
  expect(panel.getByRole('textbox', { name: 'Message' })).toHaveProperty(
    'value',
    expect.stringContaining('Forwarded message ---------\nFrom: Sora Lindqvist <sora@example.net>'),
  )
})

/** A file of a slow disk. @returns `arrive`: it has been read */
function slowFile(name: string) {
  const file = new File(['%PDF'], name, { type: 'application/pdf' })
  let read = (_content: ArrayBuffer) => undefined as void
  const reading = new Promise<ArrayBuffer>((resolve) => (read = resolve))
  file.arrayBuffer = () => reading
  return { file, arrive: () => act(async () => read(new ArrayBuffer(4))) }
}
const picker = (panel: Awaited<ReturnType<typeof begin>>) => panel.getByLabelText('Attach files', { selector: 'input' })

test('what is typed while files are read stays, and so do both files', async () => {
  const app = await renderApp(mail)
  const panel = await begin(app)
  const [plan, map] = [slowFile('plan.pdf'), slowFile('map.pdf')]
  await app.user.upload(picker(panel), plan.file)
  await app.user.upload(picker(panel), map.file)
  const message = panel.getByRole('textbox', { name: 'Message' })
  await app.user.type(message, 'Typed meanwhile')
  await plan.arrive()
  await map.arrive()
  await panel.findByText('plan.pdf')
  await panel.findByText('map.pdf')
  expect(message).toHaveProperty('value', 'Typed meanwhile')
})

test('a message that is sent while a file is read takes the file along', async () => {
  const app = await renderApp(mail)
  const { user } = app
  const panel = await begin(app)
  const { file, arrive } = slowFile('plan.pdf')
  await user.type(panel.getByRole('combobox', { name: 'To' }), 'minji@example.com,')
  await user.upload(picker(panel), file)
  await user.click(panel.getByRole('button', { name: 'Send' }))
  await arrive()
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  await within(await composer()).findByText('plan.pdf')
})

test('Control Enter sends to whoever was typed last, too', async () => {
  const app = await renderApp(mail)
  const { user } = app
  const panel = await begin(app)
  await user.type(panel.getByRole('combobox', { name: 'To' }), 'minji@')
  await user.keyboard('{Control>}{Enter}{/Control}')
  expect(panel.getByRole('combobox', { name: 'To' }).getAttribute('aria-invalid')).toBe('true')
  await user.keyboard('example.com{Control>}{Enter}{/Control}')
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  expect(within(await composer()).getByRole('button', { name: 'Remove minji@example.com' })).toBeTruthy()
})

test('half an address outlives a reload, and is not passed over when the message is sent', async () => {
  const app = await renderApp(mail)
  const { user } = app
  const panel = await begin(app)
  await user.type(panel.getByRole('combobox', { name: 'To' }), 'minji@example.com,taro@exa')
  await app.reload()
  const again = within(await composer())
  const field = again.getByRole<HTMLInputElement>('combobox', { name: 'To' })
  expect(field.value).toBe('taro@exa')
  expect(again.getByRole('button', { name: 'Remove minji@example.com' })).toBeTruthy()
  await user.click(again.getByRole('textbox', { name: 'Subject' }))
  await user.click(again.getByRole('button', { name: 'Send' }))
  await screen.findByText(/One of the recipients is not/)
  expect(document.activeElement).toBe(field)
  await user.keyboard('mple.jp')
  await user.click(again.getByRole('button', { name: 'Send' }))
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  expect(within(await composer()).getByRole('button', { name: 'Remove taro@example.jp' })).toBeTruthy()
})
