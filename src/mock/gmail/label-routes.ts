import { json } from '../http/answer.ts'
import type { ApiCall } from '../http/api.ts'
import { invalidArgument, labelNameExists, notFound, objectIn } from './answer.ts'
import { changed, relabel, stateOf } from './change-mailbox.ts'
import { labelColors } from './label-colors.ts'
import type { MailLabel } from './labels.ts'

/** `labels.list`. */
export const listLabels = ({ world, person }: ApiCall) => json({ labels: world.gmail.mailboxOf(person).labels })

const labelOf = ({ world, person, match }: ApiCall): MailLabel | undefined =>
  world.gmail.mailboxOf(person).labels.find(({ id }) => id === match[0])

/** `labels.get`, the only one with counts. */
export function getLabel(call: ApiCall): Response {
  const label = labelOf(call)
  return label ? json({ ...label, ...call.world.gmail.mailboxOf(call.person).counts(label.id) }) : notFound()
}

/** `labels.create`. */
export async function createLabel(call: ApiCall): Promise<Response> {
  const { world, person } = call
  const state = stateOf(world, person)
  const fields = await fieldsIn(call)
  if (fields instanceof Response) return fields
  if (fields.name === undefined) return invalidArgument('Label name is required')
  state.made += 1
  const id = `Label_${String(100 + state.made)}`
  const label: MailLabel = {
    messageListVisibility: 'show',
    labelListVisibility: 'labelShow',
    ...fields,
    name: fields.name,
    id,
    type: 'user',
  }
  state.labels[id] = label
  changed(world, state)
  return json(label)
}

/** `labels.patch` and `labels.update`. */
export async function patchLabel(call: ApiCall): Promise<Response> {
  const { world, person } = call
  const label = labelOf(call)
  if (!label) return notFound()
  const fields = await fieldsIn(call, label.id)
  if (fields instanceof Response) return fields
  if (label.type === 'system' && fields.name !== undefined) return invalidArgument('Invalid label name')
  const state = stateOf(world, person)
  const next = { ...label, ...fields }
  state.labels[label.id] = next
  changed(world, state)
  return json(next)
}

/** `labels.delete`: the label goes, and is taken off every message. */
export function deleteLabel(call: ApiCall): Response {
  const { world, person } = call
  const label = labelOf(call)
  if (!label) return notFound()
  if (label.type === 'system') return invalidArgument('Invalid delete request')
  const mailbox = world.gmail.mailboxOf(person)
  const messages = [...mailbox.threadsWith([label.id])].flatMap(({ id }) => mailbox.thread(id) ?? [])
  relabel(world, person, messages, { add: [], remove: [label.id] })
  const state = stateOf(world, person)
  state.labels[label.id] = null
  changed(world, state)
  return new Response(null, { status: 204 })
}

type Fields = Partial<Pick<MailLabel, 'name' | 'color' | 'messageListVisibility' | 'labelListVisibility'>>

/** What a body says of a label, or why it may not.
 *  @param own id of the label that is changed */
async function fieldsIn({ world, person, request }: ApiCall, own?: string): Promise<Fields | Response> {
  const body = await objectIn(request)
  if (!body) return invalidArgument('Parse Error')
  const { name, color, messageListVisibility, labelListVisibility } = body
  const fields: Fields = {}
  if (name !== undefined) {
    const isName = typeof name === 'string' && /^[^\s/^](.*[^\s/])?$/.test(name) && name.length <= 225
    if (!isName) return invalidArgument('Invalid label name')
    const labels = world.gmail.mailboxOf(person).labels
    const isTaken = labels.some((label) => label.id !== own && label.name.toLowerCase() === name.toLowerCase())
    if (isTaken) return labelNameExists()
    fields.name = name
  }
  if (color !== undefined) {
    const { backgroundColor, textColor } = { ...(color as Partial<Record<string, unknown>>) }
    const wrong = [backgroundColor, textColor].find(
      (value) => typeof value !== 'string' || !labelColors.includes(value.toLowerCase()),
    )
    if (wrong !== undefined || typeof backgroundColor !== 'string' || typeof textColor !== 'string') {
      return invalidArgument(`Label color ${String(wrong)} is not on the allowed color palette`)
    }
    fields.color = { backgroundColor: backgroundColor.toLowerCase(), textColor: textColor.toLowerCase() }
  }
  if (messageListVisibility === 'show' || messageListVisibility === 'hide') {
    fields.messageListVisibility = messageListVisibility
  }
  if (
    labelListVisibility === 'labelShow' ||
    labelListVisibility === 'labelShowIfUnread' ||
    labelListVisibility === 'labelHide'
  ) {
    fields.labelListVisibility = labelListVisibility
  }
  return fields
}
