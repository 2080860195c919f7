import { afterEach, expect, test, vi } from 'vitest'
import { createDraftSaver, type SaveState } from '#features/mail/compose/draft-saver.ts'
import { mentionsAttachment } from '#features/mail/compose/missing-attachment.ts'
import { forwardOf, replyTo } from '#features/mail/compose/reply.ts'
import type { Message } from '#google/gmail/messages.ts'

afterEach(() => {
  vi.useRealTimers()
})

const message = (headers: Record<string, string>): Message => ({
  id: 'm1',
  threadId: 't1',
  labelIds: [],
  snippet: '',
  historyId: undefined,
  internalDate: 0,
  sizeEstimate: undefined,
  payload: {
    partId: '',
    mimeType: 'text/plain',
    filename: '',
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    body: { size: 0 },
    parts: [],
  },
})
const me = 'me@example.com'
const words = { attribution: 'On Monday, Minji wrote:', date: 'Monday' }
const asked = message({
  From: 'Minji <minji@example.com>',
  To: 'Me@Example.com, taro@example.jp',
  Cc: 'minji@example.com, li@example.org',
  Subject: '=?UTF-8?B?7ZqM7J2Y?=',
  'Message-ID': '<b@x>',
  References: '<a@x> not-an-id',
})
const addresses = (list: readonly { address: string }[]) => list.map(({ address }) => address)

test('an answer goes to the sender, with its thread and one Re: before the subject', () => {
  const draft = replyTo(asked, 'Hello\n> old', me, words, false)
  expect(addresses(draft.to)).toEqual(['minji@example.com'])
  expect(draft.cc).toEqual([])
  expect(draft).toMatchObject({
    subject: 'Re: 회의',
    threadId: 't1',
    inReplyTo: '<b@x>',
    references: ['<a@x>', '<b@x>'],
  })
  expect(draft.text).toBe('\n\nOn Monday, Minji wrote:\n> Hello\n>> old\n')
  for (const subject of ['Re: x', 'RE: x', '답장: x', '返信：x']) {
    expect(replyTo(message({ Subject: subject }), '', me, words, false).subject).toBe('Re: x')
  }
})

test('an answer to all leaves out oneself and who is addressed already', () => {
  expect(addresses(replyTo(asked, '', me, words, true).cc)).toEqual(['taro@example.jp', 'li@example.org'])
})

test('an answer goes where its sender wants it, and on to others where one answers oneself', () => {
  const list = message({ From: 'a@example.com', 'Reply-To': 'list@example.com' })
  expect(addresses(replyTo(list, '', me, words, false).to)).toEqual(['list@example.com'])
  const own = message({ From: me, To: 'b@example.com' })
  expect(addresses(replyTo(own, '', me, words, false).to)).toEqual(['b@example.com'])
})

test('what is forwarded begins a conversation of its own', () => {
  const draft = forwardOf(asked, 'Hello', me, words)
  expect(draft).not.toHaveProperty('threadId')
  expect(draft.subject).toBe('Fwd: 회의')
  expect(draft.text).toContain('From: Minji <minji@example.com>\nDate: Monday\nSubject: 회의\n')
})

test('a file that is spoken of is noticed in three languages, but not in what is quoted', () => {
  const speaking = ['I attached it', 'see attachment', '파일을 첨부합니다', '資料を添付します']
  expect(speaking.filter((text) => !mentionsAttachment(text, ''))).toEqual([])
  expect(mentionsAttachment('Thanks!\n> I attached it', 'Re: the attachment')).toBe(false)
  expect(mentionsAttachment('Hi\n---------- Forwarded message ---------\nattached', '')).toBe(false)
})

test('a draft is kept after a pause, one saving at a time, the latest last', async () => {
  vi.useFakeTimers()
  const saved: string[] = []
  const states: SaveState[] = []
  let finish = () => {}
  const saver = createDraftSaver<string>(
    (text) => {
      saved.push(text)
      return new Promise((resolve) => (finish = resolve))
    },
    () => 1_000,
    (state) => void states.push(state),
  )
  saver.change('a')
  saver.change('ab')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(saved).toEqual(['ab'])
  saver.change('abc')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(saved).toEqual(['ab'])
  finish()
  await vi.advanceTimersByTimeAsync(1)
  expect(saved).toEqual(['ab', 'abc'])
  finish()
  await vi.advanceTimersByTimeAsync(1)
  expect(states.at(-1)).toBe('saved')
})

test('a saving that failed is said, and tried again with the next change', async () => {
  vi.useFakeTimers()
  const states: SaveState[] = []
  let tries = 0
  const saver = createDraftSaver<string>(
    () => {
      tries += 1
      return tries === 1 ? Promise.reject(new Error('offline')) : Promise.resolve()
    },
    () => 1_000,
    (state) => void states.push(state),
  )
  saver.change('a')
  await vi.advanceTimersByTimeAsync(10_000)
  expect([tries, states.at(-1)]).toEqual([1, 'failed'])
  saver.change('ab')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(states.at(-1)).toBe('saved')
})
