import { QueryClient } from '@tanstack/react-query'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { threadListQuery, threadRowQuery } from '#features/mail/queries.ts'
import { syncMail } from '#features/mail/sync.ts'
import { GoogleError } from '#google/errors.ts'
import { getAttachment } from '#google/gmail/attachments.ts'
import { getDraft, listDrafts } from '#google/gmail/drafts.ts'
import { listHistory } from '#google/gmail/history.ts'
import { listLabels } from '#google/gmail/labels.ts'
import { getMessage } from '#google/gmail/messages.ts'
import { headerOf, type MessagePart } from '#google/gmail/parts.ts'
import { getProfile } from '#google/gmail/profile.ts'
import { getThread, listThreads } from '#google/gmail/threads.ts'
import type { Send } from '#google/send.ts'

const answering =
  (body: string): Send =>
  async () => ({ kind: 'answer', status: 200, headers: {}, body })

const readers: Record<string, (send: Send) => Promise<unknown>> = {
  threads: (send) => listThreads(send, { maxResults: 10 }),
  thread: (send) => getThread(send, 'a', 'full'),
  message: (send) => getMessage(send, 'a'),
  labels: (send) => listLabels(send),
  profile: (send) => getProfile(send),
  history: (send) => listHistory(send, { startHistoryId: '1' }),
  drafts: (send) => listDrafts(send),
  draft: (send) => getDraft(send, 'a'),
  attachment: (send) => getAttachment(send, { messageId: 'a', attachmentId: 'b' }),
}

test.each(Object.keys(readers))(
  'any JSON at all as the answer for %s is read or refused, and never thrown',
  async (name) => {
    const read = readers[name] ?? (() => Promise.resolve())
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 6 }), async (body) => {
        await read(answering(body)).catch((error: unknown) => expect(error).toBeInstanceOf(GoogleError))
      }),
      { numRuns: 60 },
    )
  },
)

const part: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  part: fc.record(
    {
      mimeType: fc.oneof(fc.string(), fc.constant('multipart/mixed'), fc.integer()),
      filename: fc.oneof(fc.string(), fc.constant('../../etc/passwd'), fc.constant(null)),
      headers: fc.oneof(
        fc.array(
          fc.oneof(fc.constant(null), fc.record({ name: fc.string(), value: fc.oneof(fc.string(), fc.integer()) })),
        ),
        fc.constant('none'),
      ),
      body: fc.oneof(fc.constant(undefined), fc.record({ size: fc.double(), data: fc.string() }), fc.integer()),
      parts: fc.oneof(fc.array(tie('part'), { maxLength: 3 }), fc.constant('many')),
    },
    { requiredKeys: [] },
  ),
})).part

const parts = (one: MessagePart): MessagePart[] => [one, ...one.parts.flatMap(parts)]

test('a message with headers, bodies and parts of any shape is a message with texts where texts belong', async () => {
  await fc.assert(
    fc.asyncProperty(part, async (payload) => {
      const message = await getMessage(answering(JSON.stringify({ id: 'a', threadId: 'a', payload })), 'a')
      for (const one of message.payload ? parts(message.payload) : []) {
        expect(typeof one.mimeType).toBe('string')
        expect(typeof one.filename).toBe('string')
        expect(typeof headerOf(one, 'Subject')).toBe('string')
        expect(one.body.size).toBeGreaterThanOrEqual(0)
      }
    }),
    { numRuns: 100 },
  )
})

test.each([
  ['a tree so deep that JSON itself gives up', `{"id":"a","threadId":"a","payload":${'{"parts":['.repeat(20_000)}`],
  [
    'parts without end in number',
    JSON.stringify({ id: 'a', threadId: 'a', payload: { parts: Array.from({ length: 100_000 }, () => ({})) } }),
  ],
  [
    'headers without end',
    JSON.stringify({
      id: 'a',
      threadId: 'a',
      payload: { headers: Array.from({ length: 100_000 }, () => ({ name: 'x', value: 'y' })) },
    }),
  ],
  ['a snippet of a million characters', JSON.stringify({ id: 'a', threadId: 'a', snippet: 'x'.repeat(1_000_000) })],
  [
    'labels that are no ids',
    JSON.stringify({ id: 'a', threadId: 'a', labelIds: [1, {}, 'x'.repeat(10_000), 'INBOX'] }),
  ],
])('%s is cut or refused', async (_name, body) => {
  const outcome = await getMessage(answering(body), 'a').catch((error: unknown) => error)
  if (outcome instanceof GoogleError) expect(outcome.code).toBe('unexpected-answer')
  else expect(JSON.stringify(outcome).length).toBeLessThan(100_000)
})

test('a list that names the same page for ever is followed only as far as somebody scrolls', async () => {
  let asked = 0
  const send: Send = async ({ path }) => {
    if (path.endsWith('threads')) asked += 1
    return { kind: 'answer', status: 200, headers: {}, body: '{"threads":[{"id":"a"}],"nextPageToken":"again"}' }
  }
  await new QueryClient().fetchInfiniteQuery(threadListQuery(send, { labelId: 'INBOX' }))
  expect(asked).toBe(1)
})

test('a history that never ends is given up, and everything is read anew', async () => {
  let asked = 0
  const send: Send = async ({ path }) => {
    asked += 1
    const body = path.endsWith('history')
      ? '{"historyId":"5","nextPageToken":"x"}'
      : '{"emailAddress":"a@b","historyId":"4"}'
    return { kind: 'answer', status: 200, headers: {}, body }
  }
  const client = new QueryClient()
  await syncMail(client, send)
  await syncMail(client, send)
  expect(asked).toBeLessThan(20)
})

test('a thread that answers with another id, or with nobody’s messages, harms no other', async () => {
  const client = new QueryClient()
  await client.fetchQuery(threadRowQuery(answering('{"id":"b","messages":[{"id":"x","threadId":"c"}]}'), 'a'))
  await client.fetchQuery(threadRowQuery(answering('{"id":"c","messages":"none"}'), 'c'))
  expect(client.getQueryData(threadRowQuery(answering(''), 'b').queryKey)).toBeUndefined()
  expect(client.getQueryData(threadRowQuery(answering(''), 'c').queryKey)?.messages).toEqual([])
})
