import { expect, test } from 'vitest'
import { createDraft, deleteDraft, getDraft, listDrafts, sendDraft, updateDraft } from '#google/gmail/drafts.ts'
import { listHistory } from '#google/gmail/history.ts'
import { createLabel, deleteLabel, getLabel, listLabels, patchLabel } from '#google/gmail/labels.ts'
import { GoogleError } from '#google/errors.ts'
import { batchModify, getMessage, sendMessage } from '#google/gmail/messages.ts'
import { headerOf } from '#google/gmail/parts.ts'
import { getProfile } from '#google/gmail/profile.ts'
import { getThread, listThreads, modifyThread } from '#google/gmail/threads.ts'
import { mailBench, rawMessage } from '../mail/mail-bench.ts'

const base64url = (text: string) => Buffer.from(text).toString('base64url')
const to = 'Grace Lee <grace.lee@orchard.example>'

test('labels of many messages are changed at once, of a thread as a whole, and the history tells what changed', async () => {
  const { send } = await mailBench()
  const { historyId: startHistoryId } = await getProfile(send)
  const [first, second] = (await listThreads(send, { labelIds: ['INBOX'], maxResults: 10 })).items
  const { messages } = await getThread(send, first?.id ?? '', 'metadata')
  const ids = messages.map(({ id }) => id)
  await batchModify(send, ids, { addLabelIds: ['STARRED'], removeLabelIds: ['INBOX'] })
  await modifyThread(send, second?.id ?? '', { removeLabelIds: ['INBOX'] })
  const inbox = (await listThreads(send, { labelIds: ['INBOX'], maxResults: 10 })).items.map(({ id }) => id)
  expect(inbox).not.toContain(first?.id)
  expect(inbox).not.toContain(second?.id)
  const { history, historyId } = await listHistory(send, { startHistoryId })
  expect(history).toHaveLength(2)
  expect(history[0]?.labelsAdded.map(({ message }) => message.id)).toEqual(
    messages.filter(({ labelIds }) => !labelIds.includes('STARRED')).map(({ id }) => id),
  )
  expect(history[1]?.labelsRemoved[0]?.labelIds).toEqual(['INBOX'])
  expect((await listHistory(send, { startHistoryId: historyId })).history).toEqual([])
})

test('a history that is forgotten is not found', async () => {
  const { send, google, person } = await mailBench()
  const { historyId: startHistoryId } = await getProfile(send)
  google.world.gmail.forgetHistory(person)
  await expect(listHistory(send, { startHistoryId })).rejects.toMatchObject({ code: 'not-found' })
})

test('a label is made, coloured, renamed, refused twice, and deleted off its messages', async () => {
  const { send } = await mailBench()
  const made = await createLabel(send, { name: 'Work/여름 🌻' })
  await expect(createLabel(send, { name: 'work/여름 🌻' })).rejects.toMatchObject({ code: 'conflict' })
  const color = { backgroundColor: '#16a766', textColor: '#ffffff' }
  expect(await patchLabel(send, made.id, { color })).toMatchObject({ name: 'Work/여름 🌻', color })
  const pink = { backgroundColor: '#123456', textColor: '#ffffff' }
  await expect(patchLabel(send, made.id, { color: pink })).rejects.toMatchObject({ code: 'invalid-request' })
  const [first] = (await listThreads(send, { labelIds: ['INBOX'], maxResults: 1 })).items
  await modifyThread(send, first?.id ?? '', { addLabelIds: [made.id] })
  expect(await getLabel(send, made.id)).toMatchObject({ threadsTotal: 1 })
  await deleteLabel(send, made.id)
  expect((await listLabels(send)).map(({ id }) => id)).not.toContain(made.id)
  const { messages } = await getThread(send, first?.id ?? '', 'metadata')
  expect(messages.flatMap(({ labelIds }) => labelIds)).not.toContain(made.id)
})

test('what is sent is among the sent mail, whole', async () => {
  const { send } = await mailBench()
  const raw = rawMessage({ To: to, Subject: '=?UTF-8?B?7JWI64WV?=' }, '안녕하세요')
  const { id, labelIds } = await sendMessage(send, { raw: base64url(raw) })
  expect(labelIds).toEqual(['SENT'])
  const message = await getMessage(send, id)
  expect(headerOf(message.payload, 'Subject')).toBe('안녕')
  expect(headerOf(message.payload, 'From')).toContain('mina@demo.example')
  expect(Buffer.from(message.payload?.body.data ?? '', 'base64url').toString()).toContain('안녕하세요')
  const [latest] = (await listThreads(send, { labelIds: ['SENT'], maxResults: 1 })).items
  expect(latest?.id).toBe(message.threadId)
})

test('a large message goes up as it is, as one that is sent and as a draft', async () => {
  const { send, requests } = await mailBench()
  const raw = new TextEncoder().encode(rawMessage({ To: to, Subject: 'Large' }, 'x'.repeat(100_000)))
  const answered = await sendMessage(send, { raw: base64url(rawMessage({ To: to })) })
  const { id } = await sendMessage(send, { raw: raw.slice(), threadId: answered.threadId })
  expect(headerOf((await getMessage(send, id)).payload, 'Subject')).toBe('Large')
  const draft = await createDraft(send, { raw: raw.slice() })
  const saved = await updateDraft(send, draft.id, { raw: raw.slice() })
  expect((await getMessage(send, saved.message.id)).payload?.body.size).toBeGreaterThan(99_000)
  const up = requests.filter(({ api }) => api === 'gmailUpload')
  expect(up.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST users/me/messages/send',
    'POST users/me/drafts',
    `PUT users/me/drafts/${draft.id}`,
  ])
  await expect(sendMessage(send, { raw: new Uint8Array(37_000_000) })).rejects.toBeInstanceOf(GoogleError)
})

test('a draft keeps its id while its message changes, and is gone once it is sent or deleted', async () => {
  const { send } = await mailBench()
  const before = (await listDrafts(send)).items.length
  const draft = await createDraft(send, { raw: base64url(rawMessage({ Subject: 'One' })) })
  const saved = await updateDraft(send, draft.id, { raw: base64url(rawMessage({ To: to, Subject: 'Two' })) })
  expect(saved.id).toBe(draft.id)
  expect(saved.message.id).not.toBe(draft.message.id)
  expect(headerOf((await getDraft(send, draft.id)).message.payload, 'Subject')).toBe('Two')
  expect((await listDrafts(send)).items.map(({ id }) => id)).toContain(draft.id)
  const sent = await sendDraft(send, draft.id)
  expect(sent.labelIds).toContain('SENT')
  await expect(getDraft(send, draft.id)).rejects.toMatchObject({ code: 'not-found' })
  const other = await createDraft(send, { raw: base64url(rawMessage({ Subject: 'Three' })) })
  await deleteDraft(send, other.id)
  expect((await listDrafts(send)).items).toHaveLength(before)
})
