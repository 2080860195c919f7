import * as v from 'valibot'
import { lenient, listOf, text } from '../fields.ts'
import { call, command } from '../http.ts'
import { jsonBody } from '../json-body.ts'
import type { Send } from '../send.ts'
import { gmailId } from './messages.ts'
import { changeLabelsScopes, readLabelsScopes } from './scopes.ts'

const count = lenient(v.pipe(v.number(), v.minValue(0)))
const color = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i))

const label = v.object({
  /** `INBOX`, `SENT`, … for Gmail's own; `Label_…` for the person's. */
  id: gmailId,
  /** A nested label has its parents in front: `Work/Orchard`. */
  name: v.fallback(text(250), ''),
  type: v.fallback(v.picklist(['system', 'user']), 'user'),
  labelListVisibility: lenient(v.picklist(['labelShow', 'labelShowIfUnread', 'labelHide'])),
  messageListVisibility: lenient(v.picklist(['show', 'hide'])),
  color: lenient(v.object({ backgroundColor: color, textColor: color })),
  messagesTotal: count,
  messagesUnread: count,
  threadsTotal: count,
  threadsUnread: count,
})
export type Label = v.InferOutput<typeof label>

const labelList = v.object({ labels: v.fallback(listOf(label, 10_000), []) })

/**
 * All labels, without counts: those come label by label, with `getLabel`.
 * @throws GoogleError
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.labels/list
 */
export async function listLabels(send: Send, signal?: AbortSignal): Promise<readonly Label[]> {
  const request = { api: 'gmail', method: 'GET', path: 'users/me/labels', scopes: readLabelsScopes } as const
  return (await call(send, labelList, request, signal)).labels
}

/**
 * One label with its counts.
 * @throws GoogleError
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.labels/get
 */
export function getLabel(send: Send, id: string, signal?: AbortSignal): Promise<Label> {
  const path = `users/me/labels/${encodeURIComponent(id)}`
  return call(send, label, { api: 'gmail', method: 'GET', path, scopes: readLabelsScopes }, signal)
}

/** What may be said of a label of the person's. Colours are of Gmail's palette, `labelColors`. */
export interface LabelFields {
  name?: string
  color?: { backgroundColor: string; textColor: string }
  labelListVisibility?: 'labelShow' | 'labelShowIfUnread' | 'labelHide'
  messageListVisibility?: 'show' | 'hide'
}

/**
 * Makes a label. A slash in its name puts it below another one.
 * @throws GoogleError `conflict` where there is one of that name
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.labels/create
 */
export function createLabel(send: Send, fields: LabelFields & { name: string }): Promise<Label> {
  const request = { api: 'gmail', method: 'POST', path: 'users/me/labels', scopes: changeLabelsScopes } as const
  return call(send, label, { ...request, ...jsonBody(fields) })
}

/**
 * Renames a label, or colours it.
 * @throws GoogleError `conflict` where there is another of that name
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.labels/patch
 */
export function patchLabel(send: Send, id: string, fields: LabelFields): Promise<Label> {
  const path = `users/me/labels/${encodeURIComponent(id)}`
  return call(send, label, { api: 'gmail', method: 'PATCH', path, scopes: changeLabelsScopes, ...jsonBody(fields) })
}

/**
 * Deletes a label for good, and takes it off every message; the messages stay.
 * @throws GoogleError
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.labels/delete
 */
export function deleteLabel(send: Send, id: string): Promise<void> {
  const path = `users/me/labels/${encodeURIComponent(id)}`
  return command(send, { api: 'gmail', method: 'DELETE', path, scopes: changeLabelsScopes })
}
