import { json } from '../http/answer.ts'
import type { ApiCall } from '../http/api.ts'
import { invalidArgument, notFound } from './answer.ts'
import type { HistoryRecord } from './state.ts'

/** `history.list`: what happened after a point, oldest first; 404 where that is forgotten.
 *  @see https://developers.google.com/workspace/gmail/api/guides/sync */
export function listHistory({ world, person, parameters }: ApiCall): Response {
  const mailbox = world.gmail.mailboxOf(person)
  const start = parameters.get('startHistoryId') ?? ''
  const offset = Number(parameters.get('pageToken') ?? 0)
  const maxResults = Number(parameters.get('maxResults') ?? 100)
  if (!/^\d{1,18}$/.test(start)) return invalidArgument('Invalid startHistoryId')
  if (!Number.isInteger(offset) || offset < 0) return invalidArgument('Invalid pageToken')
  if (!Number.isInteger(maxResults) || maxResults < 1) return invalidArgument('Invalid maxResults')
  const records = mailbox.history(Number(start))
  if (!records) return notFound()
  const labelId = parameters.get('labelId')
  const types = parameters.getAll('historyTypes')
  const wanted = records.filter((record) => isWanted(record, types, labelId))
  const end = offset + Math.min(maxResults, 500)
  const page = wanted.slice(offset, end)
  return json({
    ...(page.length > 0 ? { history: page.map(resource) } : {}),
    ...(end < wanted.length ? { nextPageToken: String(end) } : {}),
    historyId: String(mailbox.historyId),
  })
}

const memberOf: Record<string, 'messagesAdded' | 'messagesDeleted' | 'labelsAdded' | 'labelsRemoved'> = {
  messageAdded: 'messagesAdded',
  messageDeleted: 'messagesDeleted',
  labelAdded: 'labelsAdded',
  labelRemoved: 'labelsRemoved',
}

function isWanted(record: HistoryRecord, types: readonly string[], labelId: string | null): boolean {
  const isOfType = types.length === 0 || types.some((type) => record[memberOf[type] ?? 'messagesAdded'] !== undefined)
  const isOfLabel = labelId === null || messagesOf(record).some(({ labelIds }) => labelIds.includes(labelId))
  return isOfType && isOfLabel
}

function messagesOf({ messagesAdded = [], messagesDeleted = [], labelsAdded = [], labelsRemoved = [] }: HistoryRecord) {
  return [...messagesAdded, ...messagesDeleted, ...labelsAdded, ...labelsRemoved].map(({ message }) => message)
}

function resource(record: HistoryRecord) {
  const messages = messagesOf(record).map(({ id, threadId }) => ({ id, threadId }))
  return { ...record, id: String(record.id), messages }
}
