import { json } from '../http/answer.ts'
import { googleError } from '../http/answer.ts'
import type { ApiCall } from '../http/api.ts'
import { invalidArgument, notFound, objectIn } from './answer.ts'
import { addMessage, deleteMessages, stateOf } from './change-mailbox.ts'
import { messageResource, type MessageFormat } from './format.ts'
import { parseMessage } from './mime-parse.ts'
import { completed, recipientsOf, sendMail, threadFor } from './send-mail.ts'
import { bytesOfMessage, whole } from './whole-message.ts'

/** Gmail takes messages up to 25 MB, as they are written. */
const maxBytes = 25 * 1_048_576

interface Raw {
  bytes: Uint8Array<ArrayBuffer>
  threadId?: string
}

/** The message in a body, or why there is none. */
function rawIn({ world, person }: ApiCall, body: unknown): Raw | Response {
  const { raw, threadId } = { ...(body as Partial<Record<string, unknown>> | undefined) }
  if (typeof raw !== 'string' || raw === '') {
    return invalidArgument("'raw' RFC822 payload message string or uploading message via /upload/* URL required")
  }
  const bytes = decoded(raw)
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
  const raw = rawIn(call, await objectIn(call.request))
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
  const { world, person, request } = call
  const raw = rawIn(call, (await objectIn(request))?.['message'])
  if (raw instanceof Response) return raw
  const messageId = await keepDraft(call, raw)
  const id = `r-${messageId}`
  stateOf(world, person).drafts[id] = messageId
  return json({ id, message: placeOf(call, messageId) })
}

/** `drafts.update`: another message takes the place of the draft's. */
export async function updateDraft(call: ApiCall): Promise<Response> {
  const { world, person, match, request } = call
  const id = match[0] ?? ''
  const before = world.gmail.mailboxOf(person).draft(id)
  if (!before) return notFound()
  const raw = rawIn(call, (await objectIn(request))?.['message'])
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

/** `drafts.send`: the draft as it is kept, or with what the body brings. */
export async function sendDraft(call: ApiCall): Promise<Response> {
  const { world, person, request } = call
  const { id, message } = (await objectIn(request)) ?? {}
  const kept = typeof id === 'string' ? world.gmail.mailboxOf(person).draft(id) : undefined
  if (!kept || typeof id !== 'string') return notFound()
  const raw = message === undefined ? { bytes: await bytesOfMessage(world, person, kept) } : rawIn(call, message)
  if (raw instanceof Response) return raw
  if (recipientsOf(parseMessage(raw.bytes)).length === 0) return invalidArgument('Recipient address required')
  await deleteMessages(world, person, [kept])
  delete stateOf(world, person).drafts[id]
  const isReply = kept.threadId !== kept.id
  const sent = await sendMail(world, person, { ...raw, ...(isReply ? { threadId: kept.threadId } : {}) })
  return json(placeOf(call, sent))
}
