import { MutationObserver, QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { archive } from '#features/mail/change.ts'
import { changeMutation } from '#features/mail/mutations.ts'
import { labelQuery, threadListQuery, threadRowQuery } from '#features/mail/queries.ts'
import { syncMail } from '#features/mail/sync.ts'
import { deleteMessages, relabel } from '#mock/gmail/change-mailbox.ts'
import { undoHistory } from '#ui/notices/undo.ts'
import { mailBench, rawMessage } from './mail-bench.ts'

async function screenOf() {
  const bench = await mailBench()
  const { send, google, person } = bench
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const list = threadListQuery(send, { labelId: 'INBOX' })
  await client.fetchInfiniteQuery(list)
  const ids = () => client.getQueryData(list.queryKey)?.pages.flatMap(({ items }) => items.map(({ id }) => id)) ?? []
  const [first = '', second = ''] = ids()
  await client.fetchQuery(threadRowQuery(send, first))
  await client.fetchQuery(threadRowQuery(send, second))
  await client.fetchQuery(labelQuery(send, 'INBOX'))
  await syncMail(client, send)
  bench.requests.length = 0
  const mailbox = () => google.world.gmail.mailboxOf(person)
  /** Somebody changes labels elsewhere, in another program. */
  const elsewhere = (id: string, add: readonly string[], remove: readonly string[]) =>
    google.arrange((world) => relabel(world, person, mailbox().thread(id) ?? [], { add, remove }))
  const labels = (id: string) =>
    client.getQueryData(threadRowQuery(send, id).queryKey)?.messages.flatMap(({ labelIds }) => labelIds) ?? []
  const paths = () => bench.requests.map(({ path }) => path)
  return { ...bench, client, list, ids, first, second, mailbox, elsewhere, labels, paths }
}

test('what happens while a list is read for the first time is not missed', async () => {
  const bench = await mailBench()
  const { send, google, person } = bench
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const list = threadListQuery(send, { labelId: 'INBOX' })
  let news: string | undefined
  bench.before(async ({ path }) => {
    // It comes between the look at the history and the answer with the list, or the other way round.
    if (!/users\/me\/(?:threads|profile)$/.test(path)) return undefined
    news ??= await google.arrange((world) =>
      world.gmail.deliver(person, rawMessage({ From: 'kenji@demo.example', Subject: 'News' })),
    )
    return undefined
  })
  await Promise.all([client.fetchInfiniteQuery(list), syncMail(client, send)])
  bench.before(() => undefined)
  const [first] = client.getQueryData(list.queryKey)?.pages ?? []
  const known = first?.items.some(({ id }) => id === news)
  await google.arrange((world) => world.gmail.deliver(person, rawMessage({ From: 'a@b.example', Subject: 'More' })))
  await syncMail(client, send)
  expect(known).toBe(true)
  expect(bench.requests.map(({ path }) => path).slice(0, 2)).toEqual(['users/me/profile', 'users/me/threads'])
})

test('a history that could not be asked for begins later, with everything read anew', async () => {
  const { send, google, person, before } = await mailBench()
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const list = threadListQuery(send, { labelId: 'INBOX' })
  before(({ path }) => (path.endsWith('profile') ? new Response('{}', { status: 500 }) : undefined))
  await client.fetchInfiniteQuery(list)
  const news = await google.arrange((world) =>
    world.gmail.deliver(person, rawMessage({ From: 'kenji@demo.example', Subject: 'News' })),
  )
  before(() => undefined)
  await syncMail(client, send)
  expect(client.getQueryState(list.queryKey)?.isInvalidated).toBe(true)
  const again = await client.fetchInfiniteQuery(list)
  expect(again.pages[0]?.items[0]?.id).toBe(news)
})

test('where nothing happened a sync is one small request', async () => {
  const { client, send, paths } = await screenOf()
  await syncMail(client, send)
  expect(paths()).toEqual(['users/me/history'])
})

test('what was archived, read and starred elsewhere is so here, without a thread being read again', async () => {
  const { client, send, ids, first, second, elsewhere, labels, paths } = await screenOf()
  await elsewhere(first, [], ['INBOX'])
  await elsewhere(second, ['STARRED'], ['UNREAD'])
  await syncMail(client, send)
  expect(ids()).not.toContain(first)
  expect(labels(second)).toContain('STARRED')
  expect(labels(second)).not.toContain('UNREAD')
  expect(paths()).toEqual(['users/me/history'])
})

test('new mail stands on top of the inbox; only what is on screen is read again', async () => {
  const { client, send, ids, google, person, paths } = await screenOf()
  const id = await google.arrange((world) =>
    world.gmail.deliver(person, rawMessage({ From: 'kenji@demo.example', Subject: 'News' })),
  )
  await syncMail(client, send)
  expect(ids()[0]).toBe(id)
  expect(paths()).toEqual(['users/me/history'])
})

test('a new message in a thread raises it, and its row is read again', async () => {
  const { client, send, ids, second, google, person, mailbox } = await screenOf()
  const [message] = mailbox().thread(second) ?? []
  const header = (name: string) => message?.headers.find((one) => one.name === name)?.value ?? ''
  await google.arrange((world) =>
    world.gmail.deliver(
      person,
      rawMessage({
        From: 'kenji@demo.example',
        Subject: `Re: ${header('Subject')}`,
        'In-Reply-To': header('Message-ID'),
      }),
    ),
  )
  await syncMail(client, send)
  expect(ids().slice(0, 2)[0]).toBe(second)
  expect(new Set(ids()).size).toBe(ids().length)
  expect(client.getQueryState(threadRowQuery(send, second).queryKey)?.isInvalidated).toBe(true)
})

test('mail deleted elsewhere is gone', async () => {
  const { client, send, ids, first, google, person, mailbox } = await screenOf()
  await google.arrange((world) => deleteMessages(world, person, mailbox().thread(first) ?? []))
  await syncMail(client, send)
  expect(ids()).not.toContain(first)
})

test('a history that is forgotten means that all is read anew, from the first page', async () => {
  const { client, send, list, google, person, paths } = await screenOf()
  await client.fetchInfiniteQuery({ ...list, staleTime: 0, pages: 1 })
  google.world.gmail.forgetHistory(person)
  await syncMail(client, send)
  expect(paths().slice(-2)).toEqual(['users/me/history', 'users/me/profile'])
  expect(client.getQueryState(list.queryKey)?.isInvalidated).toBe(true)
  await syncMail(client, send)
  expect(paths().at(-1)).toBe('users/me/history')
})

test('a change of one’s own is not undone by a sync that does not know of it yet', async () => {
  const { client, send, ids, first, before } = await screenOf()
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  before(async ({ path }) => {
    if (path.endsWith('batchModify')) await held
    return undefined
  })
  const change = new MutationObserver(client, changeMutation(send)).mutate(archive([first]))
  await syncMail(client, send)
  expect(ids()).not.toContain(first)
  release()
  await change
  await syncMail(client, send)
  expect(ids()).not.toContain(first)
  undoHistory.clear()
})

test('answers that make no sense change nothing', async () => {
  const { client, send, ids, before } = await screenOf()
  const was = ids()
  for (const body of [
    '',
    '{}',
    '{"historyId":"x"}',
    '{"historyId":"9","history":[{"id":"1","labelsAdded":[{"message":{}}]}]}',
  ]) {
    before(() => new Response(body))
    await syncMail(client, send).catch(() => undefined)
    expect(ids()).toEqual(was)
  }
})
