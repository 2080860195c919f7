import * as v from 'valibot'
import { call } from '../http.ts'
import { GoogleError } from '../errors.ts'
import type { Send } from '../send.ts'
import { readMailScopes } from './scopes.ts'

const attachment = v.object({ data: v.string() })

/**
 * The bytes of an attachment, or of a body too large to come with its message.
 * @throws GoogleError `unexpected-answer` where what comes is no base64url
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages.attachments/get
 */
export async function getAttachment(
  send: Send,
  { messageId, attachmentId }: { messageId: string; attachmentId: string },
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const path = `users/me/messages/${encodeURIComponent(messageId)}/attachments/${encodeURIComponent(attachmentId)}`
  const { data } = await call(send, attachment, { api: 'gmail', method: 'GET', path, scopes: readMailScopes }, signal)
  const bytes = bytesOf(data)
  if (!bytes) throw new GoogleError('unexpected-answer', { status: 200 })
  return bytes
}

/** The bytes in a base64url value (RFC 4648 §5), with or without padding; undefined where it is none. */
function bytesOf(data: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const binary = atob(data.replaceAll('-', '+').replaceAll('_', '/').replaceAll(/\s/g, ''))
    return Uint8Array.from(binary, (char) => char.charCodeAt(0))
  } catch {
    return undefined
  }
}
