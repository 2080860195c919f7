import { seededRandom } from '../world/prng.ts'
import { bitOf, maskOf, systemLabelIds } from './labels.ts'
import { talks } from './seed-talks.ts'

export type ThreadKind = 'talk' | 'newsletter' | 'notice' | 'receipt' | 'invitation' | 'spam' | 'draft' | 'legacy'

/** What can be told of a seeded thread without writing its messages. */
export interface ThreadHead {
  kind: ThreadKind
  /** When its latest message came. */
  atMs: number
  /** Messages in it. */
  count: number
  /** Labels of the thread as a whole, without UNREAD, STARRED and SENT. */
  mask: number
  /** Which of its messages the person wrote, a bit for each. */
  mine: number
  /** The last so many messages are unread. */
  unread: number
  starred: boolean
  /** Where its texts are drawn from. */
  draw: number
  /** Which talk it is, counted within its kind. */
  topic: number
}

/** What a seeded mailbox is made from. */
export interface MailSeed {
  anchorMs: number
  /** 1 to 3, as in `people.ts`. */
  person: number
  threads: number
}

const dayMs = 86_400_000

/** Days from the oldest seeded thread to the newest: a year, or more where there are very many threads. */
const spanDays = (threads: number) => Math.min(3_650, 365 * Math.max(1, threads / 2_000))

/** Newer threads lie closer together than older ones. */
function atMsOf({ anchorMs, threads }: MailSeed, index: number, jitter: number): number {
  const part = (index + 0.2 + 0.6 * jitter) / threads
  return Math.floor(anchorMs - part ** 1.6 * spanDays(threads) * dayMs)
}

const kinds: readonly [number, ThreadKind][] = [
  [0.42, 'talk'],
  [0.6, 'newsletter'],
  [0.78, 'notice'],
  [0.88, 'receipt'],
  [0.95, 'invitation'],
  [0.985, 'spam'],
  [1, 'draft'],
]

const kindLabels: Record<ThreadKind, readonly string[]> = {
  talk: ['CATEGORY_PERSONAL'],
  newsletter: ['CATEGORY_PROMOTIONS'],
  notice: ['CATEGORY_UPDATES'],
  receipt: ['CATEGORY_UPDATES', 'Label_4'],
  invitation: ['CATEGORY_PERSONAL', 'Label_1'],
  spam: ['SPAM'],
  draft: ['DRAFT'],
  legacy: ['CATEGORY_UPDATES'],
}

/** The newest threads show one of each kind, so that a first look meets them all. */
const firstKinds: readonly ThreadKind[] = [
  ...(['talk', 'notice', 'talk', 'invitation', 'newsletter', 'talk', 'receipt', 'talk'] as const),
  ...(['draft', 'legacy', 'talk', 'spam', 'legacy'] as const),
]

/** How likely a thread of some age is still in the inbox, and unread there. */
function likely(ageDays: number): { inbox: number; unread: number } {
  if (ageDays < 3) return { inbox: 1, unread: 0.5 }
  if (ageDays < 30) return { inbox: 0.6, unread: 0.2 }
  return { inbox: ageDays < 90 ? 0.25 : 0.06, unread: 0.08 }
}

/** The head of one seeded thread, 0 being the newest. The same seed and index give the same thread everywhere. */
export function threadHead(seed: MailSeed, index: number): ThreadHead {
  const random = seededRandom(seed.person * 7_919 + index * 2_654_435)
  const atMs = atMsOf(seed, index, random())
  const roll = random()
  const kind = firstKinds[index] ?? kinds.find(([below]) => roll < below)?.[1] ?? 'talk'
  const drawn = Math.floor(random() * 1_000)
  const topic = kind === 'legacy' ? index : index < firstKinds.length ? index + seed.person : drawn
  const draw = Math.floor(random() * 2 ** 31)
  const { inbox, unread } = likely((seed.anchorMs - atMs) / dayMs)
  const talk = talks[topic % talks.length]
  const turns = talk?.turns.length ?? 1
  const count = kind === 'talk' ? (index < 3 ? turns : 1 + Math.floor(random() * turns)) : 1
  const iBegin = kind === 'talk' && random() < 0.25
  const isIn = random() < inbox
  const isTrash = kind !== 'draft' && kind !== 'spam' && random() < 0.03
  const isUnread = (isIn && random() < unread) || kind === 'spam'
  const labels = [
    ...kindLabels[kind],
    ...(kind === 'talk' ? (talk?.labels ?? []) : []),
    ...(kind === 'newsletter' && random() < 0.3 ? ['Label_5'] : []),
    ...(isTrash ? ['TRASH'] : isIn && kind !== 'draft' && kind !== 'spam' ? ['INBOX'] : []),
  ]
  const unreadCount = isUnread && kind !== 'draft' ? 1 + Math.floor(random() * Math.min(2, count)) : 0
  const everyOther = iBegin ? 0b01010101 : 0b10101010
  return {
    kind,
    atMs,
    count,
    mask: maskOf(labels),
    mine: kind === 'draft' ? 1 : kind !== 'talk' ? 0 : everyOther & ((1 << (count - Math.min(1, unreadCount))) - 1),
    unread: unreadCount,
    starred: kind === 'talk' && random() < 0.08,
    draw,
    topic,
  }
}

const [sent, draft, unread, starred] = (['SENT', 'DRAFT', 'UNREAD', 'STARRED'] as const).map(bitOf) as [
  number,
  number,
  number,
  number,
]
/** Labels that Gmail puts on what comes in. */
const incoming = maskOf(['INBOX', ...systemLabelIds.filter((id) => id.startsWith('CATEGORY_'))])

/** The labels of one message of a seeded thread. */
export function messageMask(
  head: Pick<ThreadHead, 'mask' | 'mine' | 'count' | 'unread' | 'starred'>,
  message: number,
): number {
  const isMine = (head.mine & (1 << message)) !== 0
  const isLast = message === head.count - 1
  const base = isMine ? head.mask & ~incoming : head.mask
  return (
    base |
    (isMine && (head.mask & draft) === 0 ? sent : 0) |
    (!isMine && message >= head.count - head.unread ? unread : 0) |
    (head.starred && isLast ? starred : 0)
  )
}
