import * as v from 'valibot'
import { lenient, lenientListOf, text } from '../fields.ts'
import { call } from '../http.ts'
import type { Send } from '../send.ts'
import { messagePart } from './parts.ts'
import { readMailScopes } from './scopes.ts'

export const gmailId = v.pipe(v.string(), v.nonEmpty(), v.maxLength(200))

export const message = v.object({
  id: gmailId,
  threadId: gmailId,
  labelIds: lenientListOf(gmailId, 500),
  snippet: v.fallback(text(1_000), ''),
  /** Rises with each change to the mailbox. */
  historyId: lenient(v.pipe(v.string(), v.regex(/^\d{1,20}$/))),
  /** Milliseconds since the epoch, from Google's decimal text; 0 where it is missing. */
  internalDate: v.fallback(v.pipe(v.string(), v.regex(/^-?\d{1,15}$/), v.transform(Number)), 0),
  /** Bytes. */
  sizeEstimate: lenient(v.number()),
  payload: lenient(messagePart),
})
export type Message = v.InferOutput<typeof message>

/** What a row of a list, and an answer to it, need of the headers. */
export const summaryHeaders: readonly string[] = ['From', 'To', 'Cc', 'Subject', 'Date']

/**
 * One message with its parts; attachments come by `getAttachment`.
 * @throws GoogleError
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages/get
 */
export function getMessage(send: Send, id: string, signal?: AbortSignal): Promise<Message> {
  return call(
    send,
    message,
    {
      api: 'gmail',
      method: 'GET',
      path: `users/me/messages/${encodeURIComponent(id)}`,
      query: { format: 'full' },
      scopes: readMailScopes,
    },
    signal,
  )
}
