import * as v from 'valibot'
import { lenient, lenientListOf } from '../fields.ts'
import { call } from '../http.ts'
import type { Send } from '../send.ts'
import { gmailId } from './messages.ts'
import { readMailScopes } from './scopes.ts'

const historyId = v.pipe(v.string(), v.regex(/^\d{1,20}$/))
const place = v.object({ id: gmailId, threadId: gmailId, labelIds: lenientListOf(gmailId, 500) })
const of = v.object({ message: place })
const labelled = v.object({ message: place, labelIds: lenientListOf(gmailId, 500) })

/** One change to the mailbox. `message.labelIds` are those after it. */
const record = v.object({
  id: historyId,
  messagesAdded: lenientListOf(of, 5_000),
  messagesDeleted: lenientListOf(of, 5_000),
  labelsAdded: lenientListOf(labelled, 5_000),
  labelsRemoved: lenientListOf(labelled, 5_000),
})

const page = v.object({
  history: lenientListOf(record, 500),
  historyId,
  nextPageToken: lenient(v.pipe(v.string(), v.maxLength(4_000))),
})
export type HistoryPage = v.InferOutput<typeof page>

/**
 * One page of what happened after a point of the history, oldest first.
 * @throws GoogleError `not-found` where that point is too long ago: everything is to be read anew
 * @see https://developers.google.com/workspace/gmail/api/guides/sync
 */
export function listHistory(
  send: Send,
  { startHistoryId, pageToken }: { startHistoryId: string; pageToken?: string | undefined },
  signal?: AbortSignal,
): Promise<HistoryPage> {
  const inner = 'message(id,threadId,labelIds)'
  const changes = `messagesAdded(${inner}),messagesDeleted(${inner}),labelsAdded(${inner},labelIds),labelsRemoved(${inner},labelIds)`
  return call(
    send,
    page,
    {
      api: 'gmail',
      method: 'GET',
      path: 'users/me/history',
      query: {
        startHistoryId,
        maxResults: '500',
        fields: `history(id,${changes}),historyId,nextPageToken`,
        ...(pageToken ? { pageToken } : {}),
      },
      scopes: readMailScopes,
    },
    signal,
  )
}
