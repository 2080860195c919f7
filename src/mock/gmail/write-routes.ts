import { json } from '../http/answer.ts'
import { googleError } from '../http/answer.ts'
import type { ApiCall } from '../http/api.ts'
import { invalidArgument, notFound, objectIn } from './answer.ts'
import { addMessage, deleteMessages, stateOf } from './change-mailbox.ts'
import { readMultipart } from '../drive/multipart.ts'
import { messageResource, type MessageFormat } from './format.ts'
import { parseMessage } from './mime-parse.ts'
import { completed, recipientsOf, sendMail, threadFor } from './send-mail.ts'
import { bytesOfMessage, whole } from './whole-message.ts'

/** Gmail takes messages up to so many bytes, as they are written: 25 MB of files are a third more in base64. */
const maxBytes = 36_700_160

interface Raw {
  bytes: Uint8Array<ArrayBuffer>
  threadId?: string
}

/**
 * The message in a body, or why there is none: as base64url in JSON, or, at the upload address, as it is.
 * @param framed it stands in the resource of a draft
 */
async function rawIn(call: ApiCall, framed: boolean): Promise<Raw | Response> {
  const { world, person, request } = call
  const uploaded = await uploadedIn(request)
  if (uploaded instanceof Response) return uploaded
  const body = uploaded?.said ?? (await objectIn(request))
  const { raw, threadId } = { ...((framed ? body?.['message'] : body) as Partial<Record<string, unknown>> | undefined) }
  if (!uploaded && (typeof raw !== 'string' || raw === '')) {
    return invalidArgument("'raw' RFC822 payload message string or uploading message via /upload/* URL required")
  }
  const bytes = uploaded?.bytes ?? decoded(String(raw))
  if (!bytes) return invalidArgument("Invalid value at 'message.raw' (TYPE_BYTES), Base64 decoding failed")
  if (bytes.length > maxBytes) {
    return googleError(413, {
      message: 'Request Entity Too Large',
      reason: 'uploadTooLarge',
      status: 'INVALID_ARGUMENT',
    })
  }
  if (typeof threadId !== 'string' || threadId === '') return { bytes }
  return world.gmail.mailboxOf(person).thread(threadId) ? { bytes, threadId } : notFound()
}

/** What came in two parts (RFC 2387): what is said of a message, and the message; undefined where it did not. */
async function uploadedIn(request: Request) {
  const type = request.headers.get('Content-Type') ?? ''
  if (!/^multipart\/related/i.test(type)) return undefined
  const parts = readMultipart(type, new Uint8Array(await request.arrayBuffer()))
  const [said, message] = parts ?? []
  if (!said || !message || !/^message\/rfc822/i.test(message.headers.get('Content-Type') ?? '')) {
    return googleError(400, { message: 'Malformed multipart body.', reason: 'badContent', status: 'INVALID_ARGUMENT' })
  }
  return {
    said: JSON.parse(new TextDecoder().decode(said.body)) as Partial<Record<string, unknown>>,
    bytes: message.body,
  }
}

function decoded(raw: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]*={0,2}$/.test(raw)) return undefined
  try {
    return Uint8Array.from(atob(raw.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '')), (char) =>
      char.charCodeAt(0),
    )
  } catch {
    return undefined
  }
}

function placeOf({ world, person }: ApiCall, id: string) {
  const message = world.gmail.mailboxOf(person).message(id)
  return { id, threadId: message?.threadId ?? id, labelIds: message?.labelIds ?? [] }
}

/** `messages.send`. */
export async function sendMessage(call: ApiCall): Promise<Response> {
  const raw = await rawIn(call, false)
  if (raw instanceof Response) return raw
  if (recipientsOf(parseMessage(raw.bytes)).length === 0) return invalidArgument('Recipient address required')
  return json(placeOf(call, await sendMail(call.world, call.person, raw)))
}

async function keepDraft({ world, person }: ApiCall, { bytes, threadId }: Raw): Promise<string> {
  const complete = completed(world, person, bytes)
  const thread = threadFor(world, person, parseMessage(complete), threadId)
  return addMessage(world, person, {
    bytes: complete,
    labelIds: ['DRAFT'],
    ...(thread === undefined ? {} : { threadId: thread }),
  })
}

/** `drafts.create`. */
export async function createDraft(call: ApiCall): Promise<Response> {
  const { world, person } = call
  const raw = await rawIn(call, true)
  if (raw instanceof Response) return raw
  const messageId = await keepDraft(call, raw)
  const id = `r-${messageId}`
  stateOf(world, person).drafts[id] = messageId
  return json({ id, message: placeOf(call, messageId) })
}

/** `drafts.update`: another message takes the place of the draft's. */
export async function updateDraft(call: ApiCall): Promise<Response> {
  const { world, person, match } = call
  const id = match[0] ?? ''
  const before = world.gmail.mailboxOf(person).draft(id)
  if (!before) return notFound()
  const raw = await rawIn(call, true)
  if (raw instanceof Response) return raw
  const messageId = await keepDraft(call, raw)
  stateOf(world, person).drafts[id] = messageId
  await deleteMessages(world, person, [before])
  return json({ id, message: placeOf(call, messageId) })
}

/** `drafts.get`. */
export async function getDraft({ world, person, match, parameters }: ApiCall): Promise<Response> {
  const id = match[0] ?? ''
  const message = world.gmail.mailboxOf(person).draft(id)
  if (!message) return notFound()
  const format = (parameters.get('format') ?? 'full') as MessageFormat
  return json({ id, message: messageResource(await whole(world, person, message), format) })
}

/** `drafts.delete`: for good. */
export async function deleteDraft({ world, person, match }: ApiCall): Promise<Response> {
  const id = match[0] ?? ''
  const message = world.gmail.mailboxOf(person).draft(id)
  if (!message) return notFound()
  await deleteMessages(world, person, [message])
  delete stateOf(world, person).drafts[id]
  return new Response(null, { status: 204 })
}

/** `drafts.send`: the draft as it is kept. */
export async function sendDraft(call: ApiCall): Promise<Response> {
  const { world, person, request } = call
  const { id } = (await objectIn(request)) ?? {}
  const kept = typeof id === 'string' ? world.gmail.mailboxOf(person).draft(id) : undefined
  if (!kept || typeof id !== 'string') return notFound()
  const raw = { bytes: await bytesOfMessage(world, person, kept) }
  if (recipientsOf(parseMessage(raw.bytes)).length === 0) return invalidArgument('Recipient address required')
  await deleteMessages(world, person, [kept])
  delete stateOf(world, person).drafts[id]
  const isReply = kept.threadId !== kept.id
  const sent = await sendMail(world, person, { ...raw, ...(isReply ? { threadId: kept.threadId } : {}) })
  return json(placeOf(call, sent))
}
