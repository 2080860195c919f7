import type { Person } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { laterId } from './ids.ts'
import { firstHistoryId } from './mailbox.ts'
import { forState, parseMessage } from './mime-parse.ts'
import type { MailMessage } from './resource.ts'
import { newMailboxState, type HistoryRecord, type MailboxState } from './state.ts'

/** Records of the history that are remembered, and messages named in them: the state is written out at each request. */
const kept = { records: 400, messages: 5_000 }

export const stateOf = (world: World, { subject }: Person): MailboxState =>
  (world.state.gmail.mailboxes[subject] ??= newMailboxState())

/** Notes that a mailbox was changed; with a record its history goes on. */
export function changed(world: World, state: MailboxState, record?: Omit<HistoryRecord, 'id'>) {
  world.state.gmail.revision += 1
  if (!record) return
  state.history += 1
  state.records.push({ id: firstHistoryId + state.history, ...record })
  while (state.records.length > kept.records || (state.records.length > 1 && messagesIn(state) > kept.messages)) {
    const [gone] = state.records.splice(0, 1)
    state.forgotten = (gone?.id ?? 0) - firstHistoryId
  }
}

const messagesIn = ({ records }: MailboxState) =>
  records.reduce((sum, { labelsAdded = [], labelsRemoved = [], messagesAdded = [], messagesDeleted = [] }) => {
    return sum + labelsAdded.length + labelsRemoved.length + messagesAdded.length + messagesDeleted.length
  }, 0)

const placed = ({ id, threadId }: MailMessage, labelIds: readonly string[]) => ({ id, threadId, labelIds })

export interface Relabelling {
  add: readonly string[]
  remove: readonly string[]
}

/** Changes labels of messages; those it would not change stay as they were. */
export function relabel(world: World, person: Person, messages: readonly MailMessage[], { add, remove }: Relabelling) {
  const state = stateOf(world, person)
  const added: NonNullable<HistoryRecord['labelsAdded']>[number][] = []
  const removed: NonNullable<HistoryRecord['labelsRemoved']>[number][] = []
  for (const message of messages) {
    const more = add.filter((label) => !message.labelIds.includes(label))
    const less = remove.filter((label) => message.labelIds.includes(label) && !add.includes(label))
    if (more.length + less.length === 0) continue
    const labelIds = [...message.labelIds.filter((label) => !less.includes(label)), ...more]
    state.labelled[message.id] = { labelIds, history: state.history + 1 }
    if (more.length > 0) added.push({ message: placed(message, labelIds), labelIds: more })
    if (less.length > 0) removed.push({ message: placed(message, labelIds), labelIds: less })
  }
  if (added.length + removed.length === 0) return
  changed(world, state, {
    ...(added.length > 0 ? { labelsAdded: added } : {}),
    ...(removed.length > 0 ? { labelsRemoved: removed } : {}),
  })
}

/** Trash takes a message out of the inbox and out of spam; taking it back does not put it there again. */
export const trash: Relabelling = { add: ['TRASH'], remove: ['INBOX', 'SPAM'] }
export const untrash: Relabelling = { add: [], remove: ['TRASH'] }

/** Deletes messages for good. */
export async function deleteMessages(world: World, person: Person, messages: readonly MailMessage[]) {
  const state = stateOf(world, person)
  for (const { id } of messages) {
    if (state.later[id]) await world.options.store.blobs.delete(blobOf(person, id))
    // What came later leaves nothing behind, what was seeded has to be passed over from now on.
    if (state.later[id]) delete state.later[id]
    else state.deleted[id] = true
    delete state.labelled[id]
  }
  if (messages.length === 0) return
  changed(world, state, {
    messagesDeleted: messages.map((message) => ({ message: placed(message, message.labelIds) })),
  })
}

/** Where the whole of a message lies that came after the seed. */
export const blobOf = ({ subject }: Person, messageId: string) => `gmail/${subject}/${messageId}`

/** Puts a message into a mailbox, as its latest. */
export async function addMessage(
  world: World,
  person: Person,
  { bytes, labelIds, threadId }: { bytes: Uint8Array<ArrayBuffer>; labelIds: readonly string[]; threadId?: string },
): Promise<string> {
  const state = stateOf(world, person)
  state.made += 1
  const number = world.people.findIndex(({ subject }) => subject === person.subject) + 1
  const id = laterId(number, state.made)
  const { headers, root } = parseMessage(bytes)
  const message = { id, threadId: threadId ?? id, internalDateMs: world.nowMs, headers, root: forState(root), labelIds }
  state.later[id] = { ...message, history: state.history + 1 }
  await world.options.store.blobs.put(blobOf(person, id), bytes)
  changed(world, state, { messagesAdded: [{ message: placed({ ...message, historyId: 0 }, labelIds) }] })
  return id
}
