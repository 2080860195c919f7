import { expect, test } from 'vitest'
import type { Message } from '#google/gmail/messages.ts'
import { deedsFor } from '#features/mail/actions/deeds.ts'
import { openAtFirst, partsOf } from '#features/mail/conversation/message-order.ts'
import { inkOn } from '#features/mail/labels/label-color.ts'
import { readPlace, filterOf } from '#features/mail/place.ts'
import { factsOf } from '#features/mail/thread-facts.ts'
import { paths } from '#paths.ts'

const message = (
  id: string,
  labelIds: readonly string[] = [],
  headers: Readonly<Record<string, string>> = {},
): Message => ({
  id,
  threadId: 't',
  labelIds: [...labelIds],
  snippet: `snippet of ${id}`,
  historyId: undefined,
  internalDate: Number(id) * 1000,
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
const thread = (...messages: Message[]) => ({ id: 't', historyId: undefined, messages })

test('what is unread and the newest message are open at first; a draft is not the newest', () => {
  const messages = [message('1'), message('2', ['UNREAD']), message('3'), message('4', ['DRAFT'])]
  expect([...openAtFirst(messages)].toSorted()).toEqual(['2', '3'])
  expect([...openAtFirst([message('1', ['DRAFT'])])]).toEqual(['1'])
})

test('a long run of folded messages is one line between its first and its last', () => {
  const messages = Array.from({ length: 7 }, (_, index) => message(String(index + 1)))
  const shape = (open: string[], unfolded = false) =>
    partsOf(messages, new Set(open), unfolded).map((part) =>
      part.kind === 'run' ? part.messages.length : part.message.id,
    )
  expect(shape(['7'])).toEqual(['1', 4, '6', '7'])
  expect(shape(['4', '7'])).toEqual(['1', '2', '3', '4', '5', '6', '7'])
  expect(shape(['7'], true)).toHaveLength(7)
})

test('a thread names who takes part once each, and whose words are unread', () => {
  const facts = factsOf(
    thread(
      message('1', [], { From: '=?UTF-8?B?6rmA66+87KeA?= <minji@example.com>', Subject: '=?UTF-8?B?7ZqM7J2Y?=' }),
      message('2', ['SENT'], { From: 'Me <ME@example.com>' }),
      message('3', ['UNREAD', 'STARRED'], { From: '"Kim" <minji@example.com>' }),
      message('4', ['DRAFT'], { From: 'me@example.com' }),
    ),
    'me@example.com',
  )
  expect(facts.from).toEqual([
    { name: '김민지', own: false, unread: true },
    { name: 'Me', own: true, unread: false },
  ])
  expect(facts).toMatchObject({
    subject: '회의',
    count: 4,
    unread: true,
    starred: true,
    snippet: 'snippet of 3',
    atMs: 3_000,
  })
})

test('only what makes sense where one is is offered', () => {
  const plain = { inInbox: true, unread: false, starred: false }
  expect(deedsFor('INBOX', plain)).toEqual(['archive', 'trash', 'spam', 'unread', 'star'])
  expect(deedsFor(undefined, { ...plain, inInbox: false })).toContain('inbox')
  expect(deedsFor('TRASH', plain)).toEqual(['untrash', 'unread'])
  expect(deedsFor('SPAM', plain)).toContain('notSpam')
  expect(deedsFor('SENT', plain)).not.toContain('spam')
})

test('an address says which list is shown: the inbox where it says nothing, all mail for a search', () => {
  const placeOf = (path: string) => readPlace(new URLSearchParams(path.split('?')[1]))
  expect(placeOf(paths.mail())).toEqual({ label: 'INBOX' })
  expect(placeOf(paths.mail({ q: 'from:kim & co' }))).toEqual({ q: 'from:kim & co' })
  expect(filterOf({ label: 'ALL' })).toEqual({})
  expect(paths.mail({ label: 'Label_1' }, 'a/b')).toBe('/mail/a%2Fb?label=Label_1')
})

test('the words on a label can be read on its colour, whatever Gmail was told', () => {
  expect(inkOn('#ffffff')).toBe('#000000')
  expect(inkOn('#fad165')).toBe('#000000')
  expect(inkOn('#16007a')).toBe('#ffffff')
})
