import { belongsToAccount } from '../belongings/belongings.ts'
import { boundedText } from '../Foreign.tsx'
import type { WorkProgress } from './long-work.ts'

/** A text of the catalogues, with what fills its holes. */
export interface NoticeText {
  id: string
  values?: Readonly<Record<string, string | number>>
}

export interface Notice {
  text: NoticeText
  /** A problem stays until it is put away. */
  tone?: 'info' | 'problem'
  action?: {
    /** Id of a text. */
    label: string
    run: () => void
  }
  /** Shows why what it tells of was allowed; absent where nobody could. */
  why?: (() => void) | undefined
  /** How long it is shown, in milliseconds; while it is pointed at or has the focus, time stands still. */
  lastsMs?: number
  /** How far that is which it tells of. */
  progress?: WorkProgress
  /** A line shows how the time runs out, after which something happens. */
  countsDown?: boolean
}

/** A notice on the page, with how long it stays; absent: until it is put away. */
export interface PostedNotice {
  readonly notice: Notice
  readonly lastsMs: number | undefined
}

const usualMs = 6_000
const listeners = new Set<() => void>()
let posted: readonly PostedNotice[] = []

function post(next: readonly PostedNotice[]) {
  posted = next
  for (const listener of listeners) listener()
}

/**
 * Tells the person what has just happened, without taking the focus. Values of the text may be foreign: they are
 * bounded here, and never become more than text.
 * @returns takes the notice away
 */
export function notify(notice: Notice): () => void {
  const { text, tone, lastsMs } = notice
  const values = Object.entries(text.values ?? {}).map(([name, value]) => [
    name,
    typeof value === 'string' ? boundedText(value, 80) : value,
  ])
  const entry: PostedNotice = {
    notice: { ...notice, text: { id: text.id, values: Object.fromEntries(values) as Record<string, string | number> } },
    lastsMs: lastsMs ?? (tone === 'problem' ? undefined : usualMs),
  }
  post([...posted, entry])
  return () => putAway(entry)
}

export function putAway(entry: PostedNotice): void {
  if (posted.includes(entry)) post(posted.filter((other) => other !== entry))
}

/** What is to be shown now, oldest first. */
export const notices = {
  getSnapshot: () => posted,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  /** The account has left, and what was said of it goes with it. */
  clear: () => post([]),
}

belongsToAccount(notices.clear)
