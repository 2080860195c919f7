import { isGoogleClientId } from '#config/own-client.ts'

/** Why a text is refused as a client id. Of the first three nothing is kept, not even in the field. */
export type Refusal = 'secret' | 'token' | 'api-key' | 'e-mail' | 'no-client-id'

/** What must not stand in a page, whoever pastes it: it is taken out of the field at once. */
export const isDangerous = (refusal: Refusal) => ['secret', 'token', 'api-key'].includes(refusal)

/** Google's secrets since 2021 begin with GOCSPX-; before they were 24 characters without a beginning of their own. */
const secret = /GOCSPX-|secret|private_?key|password|^[\w-]{24}$/i
/** Access tokens, refresh tokens and ID tokens of Google. */
const token = /ya29\.|^1\/\/|eyJ[\w-]+\.|(access|refresh|id)_token/
const apiKey = /AIza[\w-]{20,}/

/**
 * Judges what was pasted as a client id; spaces around it, as copying brings them along, do not count.
 * @returns undefined for nothing at all
 */
export function judgeClientId(pasted: string): { clientId: string } | { refusal: Refusal } | undefined {
  const text = pasted.trim()
  if (text === '') return undefined
  if (isGoogleClientId(text)) return { clientId: text }
  if (secret.test(text)) return { refusal: 'secret' }
  if (token.test(text)) return { refusal: 'token' }
  if (apiKey.test(text)) return { refusal: 'api-key' }
  return { refusal: /^\S+@\S+$/.test(text) ? 'e-mail' : 'no-client-id' }
}
