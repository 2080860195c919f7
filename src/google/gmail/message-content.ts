import { jsonBody } from '../json-body.ts'
import type { ApiRequest } from '../send.ts'

/** A message that is handed to Gmail, to be sent or to be kept. */
export interface MessageContent {
  /** The whole message (RFC 5322): as base64url, or, where it is large, its octets, which go up as they are. */
  raw: string | Uint8Array<ArrayBuffer>
  /** Of the conversation it answers; its `References` and subject have to fit. */
  threadId?: string
}

/** Larger messages go up as they are: base64url in JSON would make them a third larger still. */
export const maxJsonBytes = 4_000_000

/** No line of a message begins so: bodies are base64, and headers that are folded begin with a blank. */
const boundary = '=_pixy_upload'

/**
 * The request that hands a message over: to the API itself, or, for octets, to its upload address, in two parts
 * (RFC 2387).
 * @param frame puts what is said of a message into the resource that holds it
 * @see https://developers.google.com/workspace/gmail/api/guides/uploads#multipart
 */
export function handOver(
  request: Omit<ApiRequest, 'api' | 'body'>,
  { raw, threadId }: MessageContent,
  frame: (message: object) => object = (message) => message,
): ApiRequest {
  const place = threadId ? { threadId } : {}
  if (typeof raw === 'string') return { ...request, api: 'gmail', ...jsonBody(frame({ raw, ...place })) }
  const head = `--${boundary}\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n${JSON.stringify(frame(place))}\r\n--${boundary}\r\nContent-Type: message/rfc822\r\n\r\n`
  const [before, after] = [head, `\r\n--${boundary}--\r\n`].map((text) => new TextEncoder().encode(text))
  const body = new Uint8Array((before?.length ?? 0) + raw.length + (after?.length ?? 0))
  body.set(before ?? [], 0)
  body.set(raw, before?.length ?? 0)
  body.set(after ?? [], body.length - (after?.length ?? 0))
  return {
    ...request,
    api: 'gmailUpload',
    query: { uploadType: 'multipart' },
    headers: { 'Content-Type': `multipart/related; boundary="${boundary}"` },
    body: body.buffer,
  }
}
