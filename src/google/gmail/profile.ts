import * as v from 'valibot'
import { text } from '../fields.ts'
import { call } from '../http.ts'
import type { Send } from '../send.ts'
import { readMailScopes } from './scopes.ts'

const profile = v.object({
  emailAddress: text(320),
  messagesTotal: v.fallback(v.number(), 0),
  threadsTotal: v.fallback(v.number(), 0),
  /** Where the mailbox stands now: `listHistory` tells what came after. */
  historyId: v.pipe(v.string(), v.regex(/^\d{1,20}$/)),
})
export type MailProfile = v.InferOutput<typeof profile>

/**
 * Whose mailbox this is, and where its history stands.
 * @throws GoogleError
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users/getProfile
 */
export function getProfile(send: Send, signal?: AbortSignal): Promise<MailProfile> {
  return call(send, profile, { api: 'gmail', method: 'GET', path: 'users/me/profile', scopes: readMailScopes }, signal)
}
