import type { Message } from '#google/gmail/messages.ts'

/** Messages of a conversation that are shown one by one, or a run of older ones behind one line. */
export type ConversationPart = { kind: 'message'; message: Message } | { kind: 'run'; messages: readonly Message[] }

/** Shorter runs are as well shown as announced. */
const minRun = 3

/** Which messages are open at first: what is unread, and the newest that was not only begun. */
export function openAtFirst(messages: readonly Message[]): Set<string> {
  const finished = messages.filter(({ labelIds }) => !labelIds.includes('DRAFT'))
  const newest = finished.at(-1) ?? messages.at(-1)
  const unread = messages.filter(({ labelIds }) => labelIds.includes('UNREAD'))
  return new Set([...unread, ...(newest ? [newest] : [])].map(({ id }) => id))
}

/** Messages from oldest to newest; what is folded between the first and the last folded one of a run is one line. */
export function partsOf(
  messages: readonly Message[],
  open: ReadonlySet<string>,
  unfolded: boolean,
): ConversationPart[] {
  const single = (message: Message): ConversationPart => ({ kind: 'message', message })
  if (unfolded) return messages.map(single)
  const runs: Message[][] = []
  for (const message of messages) {
    const last = runs.at(-1)
    if (last?.[0] && !open.has(message.id) && !open.has(last[0].id)) last.push(message)
    else runs.push([message])
  }
  return runs.flatMap((run, index): ConversationPart[] => {
    const head = index === 0 ? run.slice(0, 1) : []
    const hidden = run.slice(head.length, -1)
    if (hidden.length < minRun) return run.map(single)
    return [...head.map(single), { kind: 'run', messages: hidden }, ...run.slice(-1).map(single)]
  })
}
