import { MutationObserver, onlineManager, QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test } from 'vitest'
import {
  addLabel,
  archive,
  markRead,
  markSpam,
  markUnread,
  moveToInbox,
  removeLabel,
  star,
  trash,
  unmarkSpam,
  unstar,
  untrash,
  type MailChange,
} from '#features/mail/change.ts'
import { changeMutation } from '#features/mail/mutations.ts'
import { labelQuery, threadListQuery, threadRowQuery } from '#features/mail/queries.ts'
import { notices } from '#ui/notices/notices.ts'
import { undoHistory, undoLatest } from '#ui/notices/undo.ts'
import { settle } from '../../in-process/time.ts'
import { mailBench, rawMessage, type MailBench } from './mail-bench.ts'

afterEach(() => {
  undoHistory.clear()
  notices.clear()
  onlineManager.setOnline(true)
})

/** A screen with the inbox, so many of its rows, and counts. */
async function screenOf(bench: MailBench, { rows = 3, labelId = 'INBOX' } = {}) {
  const { send } = bench
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  await client.fetchInfiniteQuery(threadListQuery(send, { labelId }))
  const ids = () =>
    client
      .getQueryData(threadListQuery(send, { labelId }).queryKey)
      ?.pages.flatMap(({ items }) => items.map(({ id }) => id)) ?? []
  await Promise.all(
    ids()
      .slice(0, rows)
      .map((id) => client.fetchQuery(threadRowQuery(send, id))),
  )
  await client.fetchQuery(labelQuery(send, 'INBOX'))
  bench.requests.length = 0
  const row = (id: string) => client.getQueryData(threadRowQuery(send, id).queryKey)
  const count = () => client.getQueryData(labelQuery(send, 'INBOX').queryKey)?.threadsTotal
  const change = (what: MailChange) => new MutationObserver(client, changeMutation(send)).mutate(what)
  const labels = (id: string) => new Set(row(id)?.messages.flatMap(({ labelIds }) => labelIds))
  return { client, ids, row, count, change, labels }
}

/** Labels of a thread as Google has them. */
const atGoogle = ({ google, person }: MailBench, id: string) =>
  new Set(
    google.world.gmail
      .mailboxOf(person)
      .thread(id)
      ?.flatMap(({ labelIds }) => labelIds),
  )

test('an archived thread is gone at once from list and count, then at Google, in one request, and comes back by undo', async () => {
  const bench = await mailBench()
  const { ids, change, count } = await screenOf(bench)
  const before = ids()
  const [first = '', second = '', third = ''] = before
  const counted = count() ?? 0
  const done = change(archive([first, second, third]))
  await settle()
  expect(ids().slice(0, 3)).not.toContain(first)
  expect(count()).toBe(counted - 3)
  await done
  expect(bench.requests.map(({ path }) => path)).toEqual(['users/me/messages/batchModify'])
  expect([first, second, third].some((id) => atGoogle(bench, id).has('INBOX'))).toBe(false)
  expect(undoHistory.getSnapshot()[0]?.text).toMatchObject({ id: 'mail.done.archived', values: { count: 3 } })

  await undoLatest()
  expect(ids()).toEqual(before)
  expect(count()).toBe(counted)
  expect([first, second, third].every((id) => atGoogle(bench, id).has('INBOX'))).toBe(true)
})

test('what Google refuses is shown as it was, and said', async () => {
  const bench = await mailBench()
  const { ids, labels, change, count } = await screenOf(bench)
  const before = ids()
  const [first = ''] = before
  const [had, counted] = [labels(first), count()]
  bench.before(({ method }) => (method === 'POST' ? new Response('{}', { status: 403 }) : undefined))
  await change(trash([first])).catch(() => undefined)
  expect(ids()).toEqual(before)
  expect(labels(first)).toEqual(had)
  expect(count()).toBe(counted)
  expect(notices.getSnapshot().map(({ notice }) => notice.text.id)).toEqual(['mail.problem.change'])
  expect(undoHistory.getSnapshot()).toEqual([])
})

test('archiving takes only what was seen: what came since stays in the inbox', async () => {
  const bench = await mailBench()
  const { client, ids, change } = await screenOf(bench)
  const [first = ''] = ids()
  const opened = await client.fetchQuery(threadRowQuery(bench.send, first))
  const subject = opened.messages[0]?.payload?.headers.find(({ name }) => name === 'Subject')?.value ?? ''
  const [atFirst] = bench.google.world.gmail.mailboxOf(bench.person).thread(first) ?? []
  const answered = atFirst?.headers.find(({ name }) => name === 'Message-ID')?.value ?? ''
  await bench.google.arrange((world) =>
    world.gmail.deliver(
      bench.person,
      rawMessage({ From: 'kenji@demo.example', Subject: `Re: ${subject}`, 'In-Reply-To': answered }, 'One more thing'),
    ),
  )
  await change(
    archive(
      [first],
      opened.messages.map(({ id }) => id),
    ),
  )
  const messages = bench.google.world.gmail.mailboxOf(bench.person).thread(first) ?? []
  expect(messages.filter(({ labelIds }) => labelIds.includes('INBOX'))).toHaveLength(1)
  expect(messages.at(-1)?.labelIds).toContain('INBOX')
})

test.each([
  ['trashed', trash, 'TRASH'],
  ['spam', markSpam, 'SPAM'],
] as const)('a thread that is %s leaves every list, and its way back is as exact', async (_name, make, label) => {
  const bench = await mailBench()
  const { ids, change } = await screenOf(bench)
  const [first = ''] = ids()
  const had = atGoogle(bench, first)
  await change(make([first]))
  expect(ids()).not.toContain(first)
  expect(atGoogle(bench, first).has(label)).toBe(true)
  expect(atGoogle(bench, first).has('INBOX')).toBe(false)
  await change(label === 'TRASH' ? untrash([first]) : unmarkSpam([first]))
  expect(atGoogle(bench, first)).toEqual(had)
  expect(ids()).toContain(first)
})

test('reading, starring and labelling change rows where they stand; the unread list keeps what was just read', async () => {
  const bench = await mailBench()
  const { ids, labels, change } = await screenOf(bench, { labelId: 'UNREAD' })
  const before = ids()
  const [first = ''] = before
  await change(markRead([first], { opened: true }))
  expect(labels(first).has('UNREAD')).toBe(false)
  expect(ids()).toEqual(before)
  expect(undoHistory.getSnapshot()).toEqual([])
  await change(markUnread([first]))
  await change(star([first]))
  await change(addLabel([first], { id: 'Label_6', name: 'Travel' }))
  expect(atGoogle(bench, first)).toEqual(new Set([...labels(first)]))
  for (const label of ['UNREAD', 'STARRED', 'Label_6']) expect(labels(first).has(label)).toBe(true)
  await change(unstar([first]))
  await change(removeLabel([first], { id: 'Label_6', name: 'Travel' }))
  expect(atGoogle(bench, first).has('STARRED') || atGoogle(bench, first).has('Label_6')).toBe(false)
})

test('an archived thread that goes back to the inbox stands where its date puts it', async () => {
  const bench = await mailBench()
  const { ids, change } = await screenOf(bench, { rows: 8 })
  const before = ids()
  const fourth = before[3] ?? ''
  await change(archive([fourth]))
  await change(moveToInbox([fourth]))
  expect(ids()).toEqual(before)
})

test('threads whose rows were never read are changed by their ids, and come back to their places', async () => {
  const bench = await mailBench()
  const { ids, change } = await screenOf(bench, { rows: 0 })
  const before = ids()
  const some = before.slice(5, 9)
  await change(archive(some))
  expect(ids()).toEqual(before.filter((id) => !some.includes(id)))
  expect(bench.requests.map(({ path }) => path).filter((path) => path.endsWith('/modify'))).toHaveLength(4)
  await undoLatest()
  expect(ids()).toEqual(before)
  expect(some.every((id) => atGoogle(bench, id).has('INBOX'))).toBe(true)
})

test('offline a change is shown and waits; back online it is carried out, in order', async () => {
  const bench = await mailBench()
  const { client, ids, change } = await screenOf(bench)
  const [first = '', second = ''] = ids()
  onlineManager.setOnline(false)
  const waiting = [change(archive([first])), change(star([second])), change(unstar([second]))]
  await settle()
  expect(ids()).not.toContain(first)
  expect(bench.requests).toEqual([])
  onlineManager.setOnline(true)
  await client.resumePausedMutations()
  await Promise.all(waiting)
  expect(bench.requests.map(({ body }) => JSON.parse(String(body)) as unknown)).toMatchObject([
    { removeLabelIds: ['INBOX'] },
    { addLabelIds: ['STARRED'] },
    { removeLabelIds: ['STARRED'] },
  ])
})

test('a change that changes nothing asks Google for nothing, and there is nothing to undo', async () => {
  const bench = await mailBench()
  const { ids, change } = await screenOf(bench)
  const [first = ''] = ids()
  await change(removeLabel([first], { id: 'Label_6', name: 'Travel' }))
  expect(bench.requests).toEqual([])
  expect(undoHistory.getSnapshot()).toEqual([])
})
