import type { Message } from '#google/gmail/messages.ts'

/** What was done; there is a sentence for each (`mail.done.<name>`). */
export type ChangeName =
  | 'archived'
  | 'inbox'
  | 'trashed'
  | 'untrashed'
  | 'read'
  | 'unread'
  | 'starred'
  | 'unstarred'
  | 'spam'
  | 'not-spam'
  | 'labelled'
  | 'unlabelled'
  | 'moved'

/** One change to the labels of some threads. */
export interface MailChange {
  name: ChangeName
  threadIds: readonly string[]
  add: readonly string[]
  remove: readonly string[]
  /** Of each thread: all messages (default), or only the latest that came in. */
  messages?: 'all' | 'latest'
  /** Only these messages: those that were there when the conversation was opened. What came since stays as it is. */
  seen?: readonly string[]
  /** The name of a label, for the sentence. */
  label?: string
  /** Nobody has to be told: it follows from what the person did. */
  quiet?: boolean
  /** It was asked for a while ago, and the person went on with something: nothing moves them from there. */
  late?: boolean
}

type Threads = readonly string[]

/** @param seen the messages the person had before them; what came since stays in the inbox */
export const archive = (threadIds: Threads, seen?: readonly string[]): MailChange => ({
  ...change('archived', threadIds, [], ['INBOX']),
  ...(seen && { seen }),
})
export const moveToInbox = (threadIds: Threads) => change('inbox', threadIds, ['INBOX'], [])
export const trash = (threadIds: Threads) => change('trashed', threadIds, ['TRASH'], ['INBOX', 'SPAM'])
export const untrash = (threadIds: Threads) => change('untrashed', threadIds, ['INBOX'], ['TRASH'])
export const markSpam = (threadIds: Threads) => change('spam', threadIds, ['SPAM'], ['INBOX'])
export const unmarkSpam = (threadIds: Threads) => change('not-spam', threadIds, ['INBOX'], ['SPAM'])
export const markUnread = (threadIds: Threads): MailChange => ({
  ...change('unread', threadIds, ['UNREAD'], []),
  messages: 'latest',
})
export const star = (threadIds: Threads): MailChange => ({
  ...change('starred', threadIds, ['STARRED'], []),
  messages: 'latest',
})
export const unstar = (threadIds: Threads) => change('unstarred', threadIds, [], ['STARRED'])
export const addLabel = (threadIds: Threads, label: { id: string; name: string }): MailChange => ({
  ...change('labelled', threadIds, [label.id], []),
  label: label.name,
})
export const removeLabel = (threadIds: Threads, label: { id: string; name: string }): MailChange => ({
  ...change('unlabelled', threadIds, [], [label.id]),
  label: label.name,
})

/** @param from the label of the list where they are; the inbox is left in any case */
export const moveTo = (
  threadIds: Threads,
  label: { id: string; name: string },
  from: string | undefined,
): MailChange => ({
  ...change('moved', threadIds, [label.id], ['INBOX', ...(from !== undefined && isMovable(from) ? [from] : [])]),
  label: label.name,
})

/** Labels that the person gives; the others say what a message is. */
const isMovable = (label: string) => label === 'SPAM' || label === 'TRASH' || label.startsWith('Label_')

/** @param opened the person has just opened it, and need not be told */
export const markRead = (threadIds: Threads, { opened = false } = {}): MailChange => ({
  ...change('read', threadIds, [], ['UNREAD']),
  ...(opened && { quiet: true }),
})

const change = (
  name: ChangeName,
  threadIds: Threads,
  add: readonly string[],
  remove: readonly string[],
): MailChange => ({ name, threadIds, add, remove })

/** What really changes at one message. */
export interface Delta {
  messageId: string
  threadId: string
  add: readonly string[]
  remove: readonly string[]
}

/** What a change means for the messages of one thread; those it would not change are left out. */
export function deltasOf(
  { add, remove, messages: which = 'all', seen }: MailChange,
  threadId: string,
  messages: readonly Message[],
): Delta[] {
  const kept = messages.filter(({ labelIds }) => !labelIds.includes('DRAFT') || which === 'all')
  const latest = kept.findLast(({ labelIds }) => !labelIds.includes('SENT')) ?? kept.at(-1)
  const meant = (which === 'all' ? messages : latest ? [latest] : []).filter(({ id }) => seen?.includes(id) ?? true)
  return meant.flatMap(({ id, labelIds }) => {
    const more = add.filter((label) => !labelIds.includes(label) && isFor(label, labelIds))
    const less = remove.filter((label) => labelIds.includes(label))
    return more.length + less.length > 0 ? [{ messageId: id, threadId, add: more, remove: less }] : []
  })
}

/** What the person sent themselves is not put into the inbox, and cannot be unread. */
const isFor = (label: string, labelIds: readonly string[]) =>
  !['INBOX', 'UNREAD'].includes(label) || !['SENT', 'DRAFT'].some((own) => labelIds.includes(own))

export const inverse = (deltas: readonly Delta[]): Delta[] =>
  deltas.map(({ add, remove, ...place }) => ({ ...place, add: remove, remove: add }))

/** The labels of a message after a delta. */
export const labelsAfter = (labelIds: readonly string[], { add, remove }: Pick<Delta, 'add' | 'remove'>): string[] => [
  ...labelIds.filter((label) => !remove.includes(label)),
  ...add.filter((label) => !labelIds.includes(label)),
]
