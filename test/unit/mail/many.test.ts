import { MutationObserver, QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test } from 'vitest'
import { carryOut, planOf, workOf } from '#features/mail/apply-change.ts'
import { archive } from '#features/mail/change.ts'
import { changeMutation } from '#features/mail/mutations.ts'
import { threadListQuery } from '#features/mail/queries.ts'
import { accountLeft } from '#ui/belongings/belongings.ts'
import { notices } from '#ui/notices/notices.ts'
import { undoHistory, undoLatest } from '#ui/notices/undo.ts'
import { mailBench, type MailBench } from './mail-bench.ts'

afterEach(() => {
  undoHistory.clear()
  notices.clear()
})

/** An inbox of which only the ids are known, as after scrolling through it. */
async function inbox(bench: MailBench) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const query = threadListQuery(bench.send, { labelId: 'INBOX' })
  await client.fetchInfiniteQuery(query)
  bench.requests.length = 0
  const ids = () => client.getQueryData(query.queryKey)?.pages.flatMap(({ items }) => items.map(({ id }) => id)) ?? []
  const inboxAtGoogle = (id: string) =>
    bench.google.world.gmail
      .mailboxOf(bench.person)
      .thread(id)
      ?.some(({ labelIds }) => labelIds.includes('INBOX')) ?? false
  return { client, ids, inboxAtGoogle }
}
const isModify = (path: string) => path.endsWith('/modify')
const said = () => notices.getSnapshot().map(({ notice }) => notice.text)

test('many threads: what fails half-way is shown as it was, what was done stays done, and can be undone', async () => {
  const bench = await mailBench()
  const { client, ids, inboxAtGoogle } = await inbox(bench)
  const before = ids()
  const many = before.slice(0, 20)
  let modified = 0
  bench.before(({ path }) => {
    if (!isModify(path)) return undefined
    modified += 1
    return modified > 8 ? new Response('{}', { status: 403 }) : undefined
  })
  await new MutationObserver(client, changeMutation(bench.send)).mutate(archive(many)).catch(() => undefined)
  const archived = many.filter((id) => !inboxAtGoogle(id))
  expect(archived).toHaveLength(8)
  expect(ids()).toEqual(before.filter((id) => !archived.includes(id)))
  expect(said()).toContainEqual({ id: 'mail.problem.change', values: { count: 12 } })
  expect(undoHistory.getSnapshot()[0]?.text).toMatchObject({ id: 'mail.done.archived', values: { count: 8 } })
  bench.before(() => undefined)
  await undoLatest()
  expect(ids()).toEqual(before)
  expect(many.every(inboxAtGoogle)).toBe(true)
})

test('a thread that is gone elsewhere is no failure of the others', async () => {
  const bench = await mailBench()
  const { client, ids, inboxAtGoogle } = await inbox(bench)
  const many = ids().slice(0, 4)
  bench.before(({ path }) =>
    isModify(path) && path.includes(many[1] ?? 'none')
      ? new Response('{"error":{"code":404,"errors":[{"reason":"notFound"}]}}', { status: 404 })
      : undefined,
  )
  await new MutationObserver(client, changeMutation(bench.send)).mutate(archive(many))
  expect(many.filter(inboxAtGoogle)).toEqual([many[1]])
  expect(said().map(({ id }) => id)).toEqual(['mail.done.archived'])
})

test('a refusal for speed is waited out, and what was done before it is not sent again', async () => {
  const bench = await mailBench()
  const { client, ids, inboxAtGoogle } = await inbox(bench)
  const many = ids().slice(0, 7)
  let refused = false
  bench.before(({ path }) => {
    if (!isModify(path) || refused) return undefined
    refused = true
    return new Response('{}', { status: 429 })
  })
  await new MutationObserver(client, changeMutation(bench.send)).mutate(archive(many))
  expect(many.some(inboxAtGoogle)).toBe(false)
  expect(bench.requests.filter(({ path }) => isModify(path))).toHaveLength(8)
  expect(said().map(({ id }) => id)).not.toContain('mail.problem.change')
})

test('work that is stopped begins nothing more, and goes on where it ended when it is asked for again', async () => {
  const bench = await mailBench()
  const { client, ids, inboxAtGoogle } = await inbox(bench)
  const many = ids().slice(0, 20)
  const work = workOf(planOf(client, archive(many)))
  const stopping = new AbortController()
  const told: number[] = []
  await carryOut(bench.send, work, {
    signal: stopping.signal,
    progress: (done) => {
      told.push(done)
      if (done === 3) stopping.abort()
    },
  })
  const done = many.filter((id) => !inboxAtGoogle(id)).length
  // What was on its way when it was stopped arrives.
  expect(done).toBeGreaterThanOrEqual(3)
  expect(done).toBeLessThanOrEqual(8)
  expect(work.carried.size).toBe(done)
  await carryOut(bench.send, work)
  expect(many.some(inboxAtGoogle)).toBe(false)
  expect(bench.requests.filter(({ path }) => isModify(path))).toHaveLength(20)
})

test('when the account leaves, what is left of a long change is never sent', async () => {
  const bench = await mailBench()
  const { client, ids, inboxAtGoogle } = await inbox(bench)
  const before = ids()
  const many = before.slice(0, 20)
  let modified = 0
  bench.before(({ path }) => {
    if (!isModify(path)) return undefined
    modified += 1
    if (modified === 5) accountLeft()
    return undefined
  })
  await new MutationObserver(client, changeMutation(bench.send)).mutate(archive(many))
  expect(many.filter((id) => !inboxAtGoogle(id)).length).toBeLessThanOrEqual(9)
})
