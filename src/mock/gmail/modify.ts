import { json } from '../http/answer.ts'
import type { ApiCall } from '../http/api.ts'
import { invalidArgument, notFound, objectIn, textsIn } from './answer.ts'
import { deleteMessages, relabel, type Relabelling } from './change-mailbox.ts'
import { messageResource } from './format.ts'
import type { MailMessage } from './resource.ts'

/** Labels that only Gmail itself gives. */
const givenByGmail = ['SENT', 'DRAFT', 'CHAT']

const noContent = () => new Response(null, { status: 204 })

/** The labels a body wants added and removed, or why it may not. */
function relabellingIn({ world, person }: ApiCall, body: Record<string, unknown>): Relabelling | Response {
  const [add, remove] = [textsIn(body['addLabelIds']), textsIn(body['removeLabelIds'])]
  if (add.length + remove.length === 0) return invalidArgument('No label add or removes specified')
  if (add.length > 100 || remove.length > 100) return invalidArgument('Too many labels')
  const known = world.gmail.mailboxOf(person).labels
  const wrong = [...add, ...remove].find((id) => givenByGmail.includes(id) || !known.some((label) => label.id === id))
  return wrong === undefined ? { add, remove } : invalidArgument(`Invalid label: ${wrong}`)
}

/** `messages.modify`, `messages.trash` and `messages.untrash`. */
export const changeMessage = (change?: Relabelling) => async (call: ApiCall) => {
  const { world, person, match } = call
  const message = world.gmail.mailboxOf(person).message(match[0] ?? '')
  if (!message) return notFound()
  const relabelling = change ?? (await relabellingOf(call))
  if (relabelling instanceof Response) return relabelling
  relabel(world, person, [message], relabelling)
  const now = world.gmail.mailboxOf(person).message(message.id) ?? message
  return json(messageResource(now, 'minimal'))
}

/** `threads.modify`, `threads.trash` and `threads.untrash`. */
export const changeThread = (change?: Relabelling) => async (call: ApiCall) => {
  const { world, person, match } = call
  const id = match[0] ?? ''
  const messages = world.gmail.mailboxOf(person).thread(id)
  if (!messages) return notFound()
  const relabelling = change ?? (await relabellingOf(call))
  if (relabelling instanceof Response) return relabelling
  relabel(world, person, messages, relabelling)
  const now = world.gmail.mailboxOf(person).thread(id) ?? []
  return json({
    id,
    messages: now.map(({ id: messageId, threadId, labelIds }) => ({ id: messageId, threadId, labelIds })),
  })
}

async function relabellingOf(call: ApiCall): Promise<Relabelling | Response> {
  const body = await objectIn(call.request)
  return body ? relabellingIn(call, body) : invalidArgument('Parse Error')
}

/** `messages.batchModify`: ids that are none are passed over, as at Gmail. */
export async function batchModify(call: ApiCall): Promise<Response> {
  const { world, person } = call
  const body = await objectIn(call.request)
  if (!body) return invalidArgument('Parse Error')
  const ids = textsIn(body['ids'])
  if (ids.length === 0) return invalidArgument('No message ids specified')
  if (ids.length > 1_000) return invalidArgument('Too many message ids specified')
  const relabelling = relabellingIn(call, body)
  if (relabelling instanceof Response) return relabelling
  const mailbox = world.gmail.mailboxOf(person)
  relabel(
    world,
    person,
    ids.flatMap((id): MailMessage[] => [mailbox.message(id)].filter((message) => message !== undefined)),
    relabelling,
  )
  return noContent()
}

/** `messages.delete` and `threads.delete`: for good. */
export async function deleteMessage({ world, person, match }: ApiCall): Promise<Response> {
  const message = world.gmail.mailboxOf(person).message(match[0] ?? '')
  if (!message) return notFound()
  await deleteMessages(world, person, [message])
  return noContent()
}

export async function deleteThread({ world, person, match }: ApiCall): Promise<Response> {
  const messages = world.gmail.mailboxOf(person).thread(match[0] ?? '')
  if (!messages) return notFound()
  await deleteMessages(world, person, messages)
  return noContent()
}

/** `messages.batchDelete`. */
export async function batchDelete({ world, person, request }: ApiCall): Promise<Response> {
  const mailbox = world.gmail.mailboxOf(person)
  const ids = textsIn((await objectIn(request))?.['ids'])
  await deleteMessages(
    world,
    person,
    ids.flatMap((id): MailMessage[] => [mailbox.message(id)].filter((message) => message !== undefined)),
  )
  return noContent()
}
