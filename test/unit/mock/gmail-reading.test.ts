import { expect, test } from 'vitest'
import type { MailPart } from '#mock/gmail/resource.ts'
import { mailClient, type MailClient } from './mail-client.ts'

interface Listed {
  threads?: { id: string; snippet: string; historyId: string }[]
  nextPageToken?: string
  resultSizeEstimate: number
}
interface Part {
  partId: string
  mimeType: string
  filename: string
  headers: { name: string; value: string }[]
  body: { size: number; data?: string; attachmentId?: string }
  parts?: Part[]
}
interface Message {
  id: string
  threadId: string
  labelIds: string[]
  snippet: string
  historyId: string
  internalDate: string
  sizeEstimate: number
  payload?: Part
  raw?: string
}

const list = async ({ get }: MailClient, query: Parameters<MailClient['get']>[1] = {}) =>
  (await get('threads', query)).body as unknown as Listed
const thread = async ({ get }: MailClient, id: string, query: Parameters<MailClient['get']>[1] = {}) =>
  (await get(`threads/${id}`, query)).body as unknown as { id: string; messages: Message[] }
const header = (message: Message | undefined, name: string) =>
  message?.payload?.headers.find((one) => one.name === name)?.value
const flat = (part: Part | undefined): Part[] => (part ? [part, ...(part.parts ?? []).flatMap(flat)] : [])

test('the inbox is a list of ids and snippets, newest first, page by page without a gap', async () => {
  const client = await mailClient()
  const whole = await list(client, { labelIds: 'INBOX', maxResults: '500' })
  const paged: string[] = []
  let pageToken: string | undefined
  do {
    const page = await list(client, { labelIds: 'INBOX', maxResults: '20', ...(pageToken ? { pageToken } : {}) })
    paged.push(...(page.threads ?? []).map(({ id }) => id))
    pageToken = page.nextPageToken
  } while (pageToken)
  expect(paged).toEqual(whole.threads?.map(({ id }) => id))
  expect(paged.length).toBeGreaterThan(60)
  expect(whole.threads?.[0]?.snippet).not.toBe('')
  const times = await Promise.all(
    paged.slice(0, 5).map(async (id) => Number((await thread(client, id)).messages.at(-1)?.internalDate)),
  )
  expect(times).toEqual(times.toSorted((a, b) => b - a))
})

test('a thread tells its headers alone, everything, or next to nothing', async () => {
  const client = await mailClient()
  const [first] = (await list(client, { labelIds: 'INBOX' })).threads ?? []
  const id = first?.id ?? ''
  const metadata = await thread(client, id, { format: 'metadata', metadataHeaders: ['From', 'Subject'] })
  expect(metadata.messages[0]?.payload?.headers.map(({ name }) => name)).toEqual(['From', 'Subject'])
  expect(metadata.messages[0]?.payload?.body).toBeUndefined()
  const minimal = await thread(client, id, { format: 'minimal' })
  expect(minimal.messages[0]?.payload).toBeUndefined()
  const full = await thread(client, id)
  expect(flat(full.messages[0]?.payload).map(({ mimeType }) => mimeType)).toContain('text/plain')
  expect(full.messages.map(({ id: messageId }) => messageId)).toEqual(metadata.messages.map((one) => one.id))
  expect(header(full.messages[1], 'In-Reply-To')).toBe(header(full.messages[0], 'Message-ID'))
})

test.each(['en', 'ko', 'ja'] as const)(
  'the mailbox speaks %s, with names and subjects of other scripts',
  async (language) => {
    const { google } = await mailClient({ language })
    const [mina] = google.world.people
    if (!mina) throw new Error('nobody is there')
    const subjects = google.world.gmail.subjects(mina, 'CATEGORY_PERSONAL').join('\n')
    const script = { en: /Lunch on Friday/, ko: /\p{Script=Hangul}{2}/u, ja: /\p{Script=Hiragana}{2}/u }
    expect(subjects).toMatch(script[language])
    expect(subjects).toMatch(/\p{Emoji_Presentation}/u)
  },
)

test('there is mail of every kind: bodies, attachments, invitations, old charsets, spam, trash, drafts, labels', async () => {
  const { google } = await mailClient()
  const [mina] = google.world.people
  if (!mina) throw new Error('nobody is there')
  const mailbox = google.world.gmail.mailboxOf(mina)
  const messages = [...mailbox.threads()].flatMap(({ id }) => mailbox.thread(id) ?? [])
  const parts = (part: MailPart): MailPart[] => [part, ...(part.parts ?? []).flatMap(parts)]
  const all = messages.flatMap(({ root }) => parts(root))
  const kinds = new Set(all.map(({ mimeType }) => mimeType))
  for (const kind of ['text/plain', 'text/html', 'text/calendar', 'application/pdf', 'image/png']) {
    expect(kinds).toContain(kind)
  }
  expect(new Set(all.map(({ charset }) => charset))).toEqual(new Set([undefined, 'euc-kr', 'iso-2022-jp']))
  const labels = new Set(messages.flatMap(({ labelIds }) => labelIds))
  for (const label of ['INBOX', 'UNREAD', 'STARRED', 'SENT', 'DRAFT', 'SPAM', 'TRASH', 'IMPORTANT', 'Label_1']) {
    expect(labels).toContain(label)
  }
})

test('a label tells its counts, which are those of the list', async () => {
  const client = await mailClient()
  const inbox = (await client.get('labels/INBOX')).body
  const listed = await list(client, { labelIds: 'INBOX', maxResults: '500' })
  const unread = await list(client, { labelIds: ['INBOX', 'UNREAD'], maxResults: '500' })
  expect(inbox['threadsTotal']).toBe(listed.threads?.length)
  expect(inbox['threadsUnread']).toBe(unread.threads?.length)
  expect((await client.get('labels/Label_2')).body).toMatchObject({
    name: 'Work/Orchard',
    type: 'user',
    color: { backgroundColor: '#16a766' },
  })
  const labels = (await client.get('labels')).body['labels'] as Record<string, unknown>[]
  expect(labels[0]).not.toHaveProperty('threadsTotal')
})

test('an attachment comes by its own request', async () => {
  const client = await mailClient()
  const { threads = [] } = await list(client, { labelIds: 'Label_4', maxResults: '1' })
  const [message] = (await thread(client, threads[0]?.id ?? '')).messages
  const part = flat(message?.payload).find(({ filename }) => filename.endsWith('.pdf'))
  expect(part?.body.data).toBeUndefined()
  const answer = await client.get(`messages/${message?.id ?? ''}/attachments/${part?.body.attachmentId ?? ''}`)
  const bytes = Buffer.from(String(answer.body['data']), 'base64url')
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(bytes).toHaveLength(part?.body.size ?? 0)
})

test('a raw message is whole mail: ASCII, encoded names and subjects, every body in it', async () => {
  const client = await mailClient({ language: 'ko' })
  const { threads = [] } = await list(client, { labelIds: 'INBOX', maxResults: '1' })
  const { messages } = await thread(client, threads[0]?.id ?? '')
  const { body } = await client.get(`messages/${messages[0]?.id ?? ''}`, { format: 'raw' })
  const raw = Buffer.from(String(body['raw']), 'base64url').toString('latin1')
  expect(raw).toMatch(/^Subject: =\?UTF-8\?B\?/m)
  expect(raw).toMatch(/^[\x20-\x7e\r\n]*$/)
})

test('an unknown message, a format and a page token that are none are refused', async () => {
  const client = await mailClient()
  expect((await client.get('messages/19f')).status).toBe(404)
  expect((await client.get('threads', { pageToken: 'x' })).status).toBe(400)
  const { threads = [] } = await list(client)
  expect((await client.get(`threads/${threads[0]?.id ?? ''}`, { format: 'all' })).status).toBe(400)
})

test('the third person has an empty mailbox', async () => {
  const client = await mailClient({ email: 'alex@demo.example' })
  expect(await list(client)).toEqual({ resultSizeEstimate: 0 })
  expect((await client.get('profile')).body).toMatchObject({ emailAddress: 'alex@demo.example', threadsTotal: 0 })
})

test('a hundred thousand threads cost nothing until a page is read, and then little', async () => {
  const client = await mailClient({ sizes: { threads: 100_000 } })
  const startedAtMs = performance.now()
  const page = await list(client, { labelIds: 'INBOX', maxResults: '100' })
  expect(page.threads).toHaveLength(100)
  expect((await client.get('profile')).body).toMatchObject({ threadsTotal: 100_000 })
  expect(performance.now() - startedAtMs).toBeLessThan(5_000)
})
