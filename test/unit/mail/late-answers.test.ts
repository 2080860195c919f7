import { InfiniteQueryObserver, MutationObserver, QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import { archive, star } from '#features/mail/change.ts'
import { changeMutation } from '#features/mail/mutations.ts'
import { threadListQuery, threadRowQuery } from '#features/mail/queries.ts'
import type { ApiRequest, Send } from '#google/send.ts'
import { notices } from '#ui/notices/notices.ts'
import { undoHistory } from '#ui/notices/undo.ts'
import { settledReads } from '../../in-process/settled-reads.ts'
import { mailBench } from './mail-bench.ts'

afterEach(() => {
  undoHistory.clear()
  notices.clear()
})

/** A screen with the inbox. Of what is `slow`, the first answer is read at once and comes when the test lets it. */
async function openInbox(slow: (request: ApiRequest) => boolean) {
  const { send } = await mailBench()
  let arrive = () => {}
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  let read = () => {}
  const isRead = new Promise<void>((resolve) => (read = resolve))
  let isFirst = true
  const slowSend: Send = async (request, signal) => {
    const answer = await send(request, signal)
    if (!isFirst || !slow(request)) return answer
    isFirst = false
    read()
    await arrived
    return signal?.aborted ? { kind: 'failure', code: 'aborted' } : answer
  }
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const { pages } = await client.fetchInfiniteQuery(threadListQuery(send, { labelId: 'INBOX' }))
  const [first = ''] = pages.flatMap(({ items }) => items.map(({ id }) => id))
  await client.fetchQuery(threadRowQuery(send, first))
  const change = new MutationObserver(client, changeMutation(send))
  const settled = () => settledReads(client)
  return { client, first, change, settled, arrive, isRead, send: slowSend }
}

test('a list that was read before a change was done, and comes after it, shows what the change did', async () => {
  const { client, first, change, settled, arrive, isRead, send } = await openInbox(({ query }) =>
    [query?.['labelIds']].flat().includes('STARRED'),
  )
  const list = new InfiniteQueryObserver(client, threadListQuery(send, { labelId: 'STARRED' }))
  onTestFinished(list.subscribe(() => undefined))
  const shown = () => list.getCurrentResult().data?.pages.flatMap(({ items }) => items.map(({ id }) => id))
  await isRead
  await change.mutate(star([first]))
  arrive()
  await settled()
  expect(shown()).toContain(first)
})

test('a conversation that was read before a change was done, and comes after it, shows what the change did', async () => {
  const { client, first, change, settled, arrive, isRead, send } = await openInbox(({ path }) =>
    path.includes('/threads/'),
  )
  const row = new QueryObserver(client, { ...threadRowQuery(send, first), staleTime: 0 })
  onTestFinished(row.subscribe(() => undefined))
  await isRead
  await change.mutate(archive([first]))
  arrive()
  await settled()
  const labels = row.getCurrentResult().data?.messages.flatMap(({ labelIds }) => labelIds)
  expect(labels).not.toContain('INBOX')
})
