import PostalMime from 'postal-mime'
import { expect, test } from 'vitest'
import { mailClient, type MailClient } from './mail-client.ts'

const base64url = (text: string) => Buffer.from(text).toString('base64url')
const raw = (headers: Readonly<Record<string, string>>, text = 'Hello') =>
  base64url(
    `${Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')}Content-Type: text/plain; charset=UTF-8\r\n\r\n${text}\r\n`,
  )
const error = ({ body }: { body: Record<string, unknown> }) =>
  body['error'] as { code: number; status: string; errors: { reason: string }[] }
const listed = async ({ get }: MailClient, query: Parameters<MailClient['get']>[1]) =>
  ((await get('threads', query)).body['threads'] as { id: string }[] | undefined) ?? []
const messagesOf = async ({ get }: MailClient, id: string) =>
  (await get(`threads/${id}`, { format: 'metadata' })).body['messages'] as {
    id: string
    labelIds: string[]
    payload: { headers: { name: string; value: string }[] }
  }[]
const header = (message: Awaited<ReturnType<typeof messagesOf>>[number] | undefined, name: string) =>
  message?.payload.headers.find((one) => one.name === name)?.value ?? ''

test('a reply joins its conversation only with the thread, the ancestor and the subject', async () => {
  const client = await mailClient()
  const [thread] = await listed(client, { labelIds: 'INBOX', maxResults: '1' })
  const threadId = thread?.id ?? ''
  const [first] = await messagesOf(client, threadId)
  const reply = {
    To: 'x@y.example',
    Subject: `Re: ${header(first, 'Subject')}`,
    'In-Reply-To': header(first, 'Message-ID'),
  }
  const sent = async (message: string, more = {}) =>
    (await client.send('POST', 'messages/send', { raw: message, ...more })).body['threadId']
  expect(await sent(raw(reply), { threadId })).toBe(threadId)
  expect(await sent(raw(reply))).toBe(threadId)
  expect(await sent(raw({ ...reply, Subject: 'Another' }), { threadId })).not.toBe(threadId)
  expect(await sent(raw({ To: 'x@y.example', Subject: reply.Subject }), { threadId })).not.toBe(threadId)
  expect((await client.send('POST', 'messages/send', { raw: raw(reply), threadId: '19f' })).status).toBe(404)
})

test.each([
  ['no message', {}],
  ['no base64url', { raw: 'a+b/c' }],
  ['nobody to send to', { raw: raw({ Subject: 'Hi' }) }],
])('sending %s is refused as invalid', async (_name, body) => {
  const { send } = await mailClient()
  const answer = await send('POST', 'messages/send', body)
  expect(answer.status).toBe(400)
  expect(error(answer)).toMatchObject({ status: 'INVALID_ARGUMENT', errors: [{ reason: 'invalidArgument' }] })
})

test('mail to another person of the demo arrives there, without its Bcc; one to oneself is in both places', async () => {
  const client = await mailClient()
  const message = raw({ To: 'Kenji Sato <kenji@demo.example>', Bcc: 'mina@demo.example', Subject: 'Secret' })
  const { labelIds } = (await client.send('POST', 'messages/send', { raw: message })).body
  expect(labelIds).toEqual(['SENT', 'INBOX', 'UNREAD'])
  const [, kenji] = client.google.world.people
  const mailbox = client.google.world.gmail.mailboxOf(kenji ?? (undefined as never))
  const [latest] = [...mailbox.threadsWith(['INBOX'])].slice(0, 1).flatMap(({ id }) => mailbox.thread(id) ?? [])
  expect(latest?.labelIds).toContain('UNREAD')
  expect(latest?.headers.find(({ name }) => name === 'Subject')?.value).toBe('Secret')
  expect(latest?.headers.map(({ name }) => name)).not.toContain('Bcc')
})

test('somebody outside answers after a while, in the same conversation', async () => {
  const client = await mailClient({ language: 'ko' })
  const message = raw({ To: '박서연 <seoyeon.park@orchard.example>', Subject: '=?UTF-8?B?7ZqM7J2Y?=' })
  const threadId = String((await client.send('POST', 'messages/send', { raw: message })).body['threadId'])
  expect(await messagesOf(client, threadId)).toHaveLength(1)
  client.google.world.clock.advance(60_000)
  const [, answer] = await messagesOf(client, threadId)
  expect(answer?.labelIds).toEqual(expect.arrayContaining(['INBOX', 'UNREAD']))
  expect(header(answer, 'From')).toBe('박서연 <seoyeon.park@orchard.example>')
  expect(header(answer, 'Subject')).toBe('Re: 회의')
})

test('a message with a file is kept whole beside the state, and its file comes back byte by byte', async () => {
  const client = await mailClient()
  const file = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256))
  const mime = [
    'To: x@y.example',
    'Subject: File',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'See file',
    '--b',
    "Content-Type: application/octet-stream; name*=UTF-8''%ED%8C%8C%EC%9D%BC.bin",
    "Content-Disposition: attachment; filename*0*=UTF-8''%ED%8C%8C; filename*1*=%EC%9D%BC.bin",
    'Content-Transfer-Encoding: base64',
    '',
    file.toString('base64').replaceAll(/.{76}/g, '$&\r\n'),
    '--b--',
    '',
  ].join('\r\n')
  const { id } = (await client.send('POST', 'messages/send', { raw: base64url(mime) })).body
  expect(JSON.stringify(client.google.world.state.gmail).length).toBeLessThan(20_000)
  const { payload } = (await client.get(`messages/${String(id)}`)).body as {
    payload: { parts: { filename: string; body: { attachmentId?: string; size: number } }[] }
  }
  expect(payload.parts[1]).toMatchObject({ filename: '파일.bin', body: { size: 300_000 } })
  const { data } = (await client.get(`messages/${String(id)}/attachments/${payload.parts[1]?.body.attachmentId ?? ''}`))
    .body
  expect(Buffer.from(String(data), 'base64url').equals(file)).toBe(true)
})

test.each(['en', 'ko', 'ja'] as const)(
  'another parser reads every kind of seeded mail in %s as it is meant',
  async (language) => {
    const client = await mailClient({ language })
    for (const { id } of (await listed(client, { maxResults: '40', includeSpamTrash: 'true' })).slice(0, 40)) {
      const [message] = await messagesOf(client, id)
      const { raw: whole } = (await client.get(`messages/${message?.id ?? ''}`, { format: 'raw' })).body
      const parsed = await PostalMime.parse(Buffer.from(String(whole), 'base64url'))
      expect(parsed.subject).toBe(header(message, 'Subject'))
      expect(header(message, 'From')).toContain(parsed.from?.address ?? 'nobody')
      expect(`${parsed.text ?? ''}${parsed.html ?? ''}`).not.toBe('')
    }
  },
)

test.each([
  ['a label that is none', { addLabelIds: ['Label_99'] }],
  ['a label that only Gmail gives', { addLabelIds: ['SENT'] }],
  ['nothing', {}],
])('adding %s is refused', async (_name, change) => {
  const client = await mailClient()
  const [thread] = await listed(client, { maxResults: '1' })
  const answer = await client.send('POST', `threads/${thread?.id ?? ''}/modify`, change)
  expect(error(answer)).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' })
})

test('only the widest scope deletes for good; the narrow ones are told what they lack', async () => {
  const client = await mailClient()
  const [thread] = await listed(client, { maxResults: '1' })
  expect((await client.send('DELETE', `threads/${thread?.id ?? ''}`)).status).toBe(403)
  const wide = await mailClient({ scopes: ['https://mail.google.com/'] })
  expect((await wide.send('DELETE', `threads/${thread?.id ?? ''}`)).status).toBe(204)
  expect((await wide.get(`threads/${thread?.id ?? ''}`)).status).toBe(404)
  const labels = await mailClient({ scopes: ['https://www.googleapis.com/auth/gmail.labels'] })
  expect((await labels.get('labels')).status).toBe(200)
  expect((await labels.get('threads')).status).toBe(403)
})

test('whoever reads too fast is told so, and goes on a minute later', async () => {
  const client = await mailClient({ mailQuota: { unitsPerMinute: 100, units: { get: 40 } } })
  const threads = await listed(client, { maxResults: '3' })
  const read = (index: number) => client.get(`threads/${threads[index]?.id ?? ''}`, { format: 'minimal' })
  expect([(await read(0)).status, (await read(1)).status]).toEqual([200, 200])
  const refused = await read(2)
  expect(error(refused)).toMatchObject({
    code: 429,
    status: 'RESOURCE_EXHAUSTED',
    errors: [{ reason: 'rateLimitExceeded' }],
  })
  client.google.world.clock.advance(60_001)
  expect((await read(2)).status).toBe(200)
})

test('an answer holds only the fields that are asked for', async () => {
  const client = await mailClient()
  const { body } = await client.get('threads', { maxResults: '2', fields: 'threads(id),nextPageToken' })
  expect(Object.keys(body)).toEqual(['threads', 'nextPageToken'])
  expect(Object.keys((body['threads'] as object[])[0] ?? {})).toEqual(['id'])
  expect((await client.get('threads', { fields: 'threads(' })).status).toBe(400)
})

test('of a hundred thousand threads page after page is read without a gap and without a repetition', async () => {
  const client = await mailClient({ sizes: { threads: 100_000 } })
  const seen = new Set<string>()
  let pageToken: string | undefined
  let pages = 0
  do {
    const { body } = await client.get('threads', {
      labelIds: 'CATEGORY_PROMOTIONS',
      maxResults: '500',
      fields: 'threads(id),nextPageToken',
      ...(pageToken ? { pageToken } : {}),
    })
    for (const { id } of (body['threads'] as { id: string }[] | undefined) ?? []) seen.add(id)
    pageToken = body['nextPageToken'] as string | undefined
    pages += 1
  } while (pageToken && pages < 12)
  expect(seen.size).toBe(pages * 500)
}, 30_000)

test('a history of very many changes forgets its beginning, and says so', async () => {
  const client = await mailClient({ sizes: { threads: 3_000 } })
  const { historyId } = (await client.get('profile')).body
  const ids = (await listed(client, { maxResults: '500' })).map(({ id }) => id)
  const since = () => client.get('history', { startHistoryId: String(historyId), maxResults: '500' })
  for (let round = 0; round < 12; round += 1) {
    const change = round % 2 === 0 ? { addLabelIds: ['Label_6'] } : { removeLabelIds: ['Label_6'] }
    await client.send('POST', 'messages/batchModify', { ids, ...change })
    if (round === 1) expect((await since()).status).toBe(200)
  }
  expect((await since()).status).toBe(404)
  expect(JSON.stringify(client.google.world.state.gmail).length).toBeLessThan(2_000_000)
})
