import * as v from 'valibot'
import { lenient, lenientListOf } from '../fields.ts'
import { call, command } from '../http.ts'
import type { Send } from '../send.ts'
import { jsonBody } from '../json-body.ts'
import { handOver, type MessageContent } from './message-content.ts'
import { messagePart } from './parts.ts'
import { snippet } from './snippet.ts'
import { changeMailScopes, readMailScopes, sendScopes } from './scopes.ts'

export const gmailId = v.pipe(v.string(), v.nonEmpty(), v.maxLength(200))

export const message = v.object({
  id: gmailId,
  threadId: gmailId,
  labelIds: lenientListOf(gmailId, 500),
  snippet,
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

export interface LabelChange {
  addLabelIds?: readonly string[]
  removeLabelIds?: readonly string[]
}

/** Gmail takes so many messages in one `batchModify`. */
export const maxBatch = 1_000

/**
 * Changes the labels of up to 1000 messages at once. Changing twice is the same as once.
 * @throws GoogleError
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages/batchModify
 */
export function batchModify(send: Send, ids: readonly string[], change: LabelChange): Promise<void> {
  return command(send, {
    api: 'gmail',
    method: 'POST',
    path: 'users/me/messages/batchModify',
    scopes: changeMailScopes,
    ...jsonBody({ ids, ...change }),
  })
}

const sent = v.object({ id: gmailId, threadId: gmailId, labelIds: lenientListOf(gmailId, 100) })
/** Where a message went that was sent. */
export type SentMessage = v.InferOutput<typeof sent>

/**
 * Sends a message. Not to be repeated blindly: each call sends.
 * @throws GoogleError; `aborted` says nothing about whether it was sent
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages/send
 */
export function sendMessage(send: Send, content: MessageContent, signal?: AbortSignal): Promise<SentMessage> {
  const request = { method: 'POST', path: 'users/me/messages/send', scopes: sendScopes } as const
  return call(send, sent, handOver(request, content), signal)
}
