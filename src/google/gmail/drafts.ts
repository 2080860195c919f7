import * as v from 'valibot'
import { lenient, listOf } from '../fields.ts'
import { call, command } from '../http.ts'
import { jsonBody } from '../json-body.ts'
import type { Page } from '../pages.ts'
import type { Send } from '../send.ts'
import { handOver, type MessageContent } from './message-content.ts'
import { gmailId, message, type SentMessage } from './messages.ts'
import { draftScopes, sendScopes } from './scopes.ts'

const place = v.object({ id: gmailId, threadId: gmailId })
const draftRow = v.object({ id: gmailId, message: place })
/** A draft and the message it holds. The message's id changes each time the draft is saved; the draft's does not. */
export type DraftRow = v.InferOutput<typeof draftRow>

const draft = v.object({ id: gmailId, message })
export type Draft = v.InferOutput<typeof draft>

const draftPage = v.object({ drafts: v.fallback(listOf(draftRow, 500), []), nextPageToken: lenient(v.string()) })

const asDraft = (kept: object) => ({ message: kept })
const pathOf = (id: string) => `users/me/drafts/${encodeURIComponent(id)}`

/**
 * One page of the drafts, latest first: the way from a message with the label DRAFT to its draft.
 * @param q in Gmail's search syntax, e.g. `rfc822msgid:…`
 * @throws GoogleError
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.drafts/list
 */
export async function listDrafts(
  send: Send,
  { pageToken, q }: { pageToken?: string | undefined; q?: string } = {},
  signal?: AbortSignal,
): Promise<Page<DraftRow>> {
  const query = { maxResults: '500', ...(q ? { q } : {}), ...(pageToken ? { pageToken } : {}) }
  const request = { api: 'gmail', method: 'GET', path: 'users/me/drafts', query, scopes: draftScopes } as const
  const { drafts, nextPageToken } = await call(send, draftPage, request, signal)
  return { items: drafts, nextPageToken }
}

/**
 * A draft with its message and parts.
 * @throws GoogleError
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.drafts/get
 */
export function getDraft(send: Send, id: string, signal?: AbortSignal): Promise<Draft> {
  const query = { format: 'full' }
  return call(send, draft, { api: 'gmail', method: 'GET', path: pathOf(id), query, scopes: draftScopes }, signal)
}

/**
 * Which message a draft holds now.
 * @throws GoogleError `not-found` where it was sent or deleted meanwhile
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.drafts/get
 */
export function getDraftRow(send: Send, id: string, signal?: AbortSignal): Promise<DraftRow> {
  const query = { format: 'minimal', fields: 'id,message(id,threadId)' }
  return call(send, draftRow, { api: 'gmail', method: 'GET', path: pathOf(id), query, scopes: draftScopes }, signal)
}

/**
 * Keeps a message as a draft.
 * @throws GoogleError
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.drafts/create
 */
export function createDraft(send: Send, content: MessageContent): Promise<DraftRow> {
  const request = { method: 'POST', path: 'users/me/drafts', scopes: draftScopes } as const
  return call(send, draftRow, handOver(request, content, asDraft))
}

/**
 * Puts another message in the place of a draft's.
 * @throws GoogleError `not-found` where it was sent or deleted meanwhile
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.drafts/update
 */
export function updateDraft(send: Send, id: string, content: MessageContent): Promise<DraftRow> {
  const request = { method: 'PUT', path: pathOf(id), scopes: draftScopes } as const
  return call(send, draftRow, handOver(request, content, asDraft))
}

/**
 * Deletes a draft for good.
 * @throws GoogleError
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.drafts/delete
 */
export function deleteDraft(send: Send, id: string): Promise<void> {
  return command(send, { api: 'gmail', method: 'DELETE', path: pathOf(id), scopes: draftScopes })
}

const sent = v.object({ id: gmailId, threadId: gmailId, labelIds: v.fallback(v.array(v.string()), []) })

/**
 * Sends a draft as it is kept; it is a draft no longer.
 * @throws GoogleError
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.drafts/send
 */
export function sendDraft(send: Send, id: string): Promise<SentMessage> {
  const request = { api: 'gmail', method: 'POST', path: 'users/me/drafts/send', scopes: sendScopes } as const
  return call(send, sent, { ...request, ...jsonBody({ id }) })
}
