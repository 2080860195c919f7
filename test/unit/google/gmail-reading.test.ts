import { expect, test } from 'vitest'
import { getAttachment } from '#google/gmail/attachments.ts'
import { getLabel, listLabels } from '#google/gmail/labels.ts'
import { getMessage } from '#google/gmail/messages.ts'
import { headerOf } from '#google/gmail/parts.ts'
import { getProfile } from '#google/gmail/profile.ts'
import { getThread, listThreads } from '#google/gmail/threads.ts'
import type { ApiRequest, Send, SendResult } from '#google/send.ts'

const ok = (body: unknown): SendResult => ({ kind: 'answer', status: 200, headers: {}, body: JSON.stringify(body) })

/** A `send` that always answers the same, and remembers what it was asked. */
function sender(body: unknown) {
  const requests: ApiRequest[] = []
  const send: Send = async (request) => {
    requests.push(request)
    return ok(body)
  }
  return { send, requests }
}

test('a list of threads asks for no more than its rows', async () => {
  const { send, requests } = sender({ threads: [{ id: 'a', snippet: 's', historyId: '7' }], nextPageToken: 't' })
  const page = await listThreads(send, { labelIds: ['INBOX', 'UNREAD'], q: 'from:kim', maxResults: 50 })
  expect(page).toEqual({
    items: [{ id: 'a' }],
    nextPageToken: 't',
    resultSizeEstimate: 0,
  })
  expect(requests[0]).toMatchObject({
    path: 'users/me/threads',
    query: { labelIds: ['INBOX', 'UNREAD'], q: 'from:kim', maxResults: '50' },
  })
  expect(requests[0]?.query?.['fields']).toContain('threads(id),')
})

test('no threads is an empty list', async () => {
  const { send } = sender({ resultSizeEstimate: 0 })
  expect((await listThreads(send, { maxResults: 10 })).items).toEqual([])
})

test('the headers of a row are asked for by name, its bodies not at all', async () => {
  const { send, requests } = sender({ id: 'a', messages: [] })
  await getThread(send, 'a/b', 'metadata')
  expect(requests[0]).toMatchObject({ path: 'users/me/threads/a%2Fb', query: { format: 'metadata' } })
  expect(requests[0]?.query?.['metadataHeaders']).toContain('Subject')
})

test('a message without headers, date and labels still is one; a header is found whatever its case', async () => {
  const { send } = sender({ id: 'a', threadId: 't', payload: { headers: [{ name: 'SUBJECT', value: 'Hi' }, null] } })
  const message = await getMessage(send, 'a')
  expect(message).toMatchObject({ labelIds: [], internalDate: 0, snippet: '' })
  expect(headerOf(message.payload, 'Subject')).toBe('Hi')
  expect(headerOf(message.payload, 'From')).toBe('')
})

test('the beginning of a message is text: what Gmail escapes for HTML is undone, once', async () => {
  const { send } = sender({
    id: 'a',
    threadId: 't',
    snippet: 'Ann &lt;a@b.example&gt; wrote: &quot;it&#39;s&quot; &amp;lt;b&amp;gt;',
  })
  expect((await getMessage(send, 'a')).snippet).toBe(`Ann <a@b.example> wrote: "it's" &lt;b&gt;`)
})

test('a tree of parts without end is cut in depth and in number', async () => {
  let deep: object = { mimeType: 'text/plain' }
  for (let level = 0; level < 1_000; level += 1) deep = { mimeType: 'multipart/mixed', parts: [deep] }
  const wide = { mimeType: 'multipart/mixed', parts: Array.from({ length: 50_000 }, () => ({ mimeType: 'a/b' })) }
  const depth = (part: { parts: readonly unknown[] } | undefined): number =>
    part ? 1 + depth(part.parts[0] as typeof part) : 0
  const first = await getMessage(async () => ok({ id: 'a', threadId: 'a', payload: deep }), 'a')
  expect(depth(first.payload)).toBe(20)
  const second = await getMessage(async () => ok({ id: 'a', threadId: 'a', payload: wide }), 'a')
  expect(second.payload?.parts).toHaveLength(499)
})

test('labels keep a colour only where it is one', async () => {
  const { send } = sender({
    labels: [
      { id: 'Label_1', name: 'A', type: 'user', color: { backgroundColor: '#16a766', textColor: '#ffffff' } },
      { id: 'Label_2', name: 'B', color: { backgroundColor: 'url(//x)', textColor: '#ffffff' } },
      { name: 'no id' },
    ],
  })
  const labels = await listLabels(send)
  expect(labels.map(({ id, color }) => [id, color?.backgroundColor])).toEqual([
    ['Label_1', '#16a766'],
    ['Label_2', undefined],
  ])
  expect((await getLabel(sender({ id: 'INBOX', threadsUnread: 3 }).send, 'INBOX')).threadsUnread).toBe(3)
})

test('an attachment is its bytes; what is no base64url is an unexpected answer', async () => {
  const place = { messageId: 'm', attachmentId: 'a' }
  expect([...(await getAttachment(sender({ size: 3, data: '-_8A' }).send, place))]).toEqual([251, 255, 0])
  await expect(getAttachment(sender({ data: '***' }).send, place)).rejects.toMatchObject({ code: 'unexpected-answer' })
})

test('the profile says whose mailbox it is and where its history stands', async () => {
  const { send } = sender({ emailAddress: 'mina@demo.example', historyId: '12' })
  expect(await getProfile(send)).toMatchObject({ emailAddress: 'mina@demo.example', historyId: '12' })
})
