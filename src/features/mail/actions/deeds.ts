import {
  archive,
  markRead,
  markSpam,
  markUnread,
  moveToInbox,
  star,
  trash,
  unmarkSpam,
  unstar,
  untrash,
  type MailChange,
} from '../change.ts'

/** What can be done with threads at a press of one button. */
export type DeedName =
  'archive' | 'inbox' | 'trash' | 'untrash' | 'spam' | 'notSpam' | 'read' | 'unread' | 'star' | 'unstar'

export const deeds: Readonly<Record<DeedName, (threadIds: readonly string[]) => MailChange>> = {
  archive: (ids) => archive(ids),
  inbox: moveToInbox,
  trash,
  untrash,
  spam: markSpam,
  notSpam: unmarkSpam,
  read: (ids) => markRead(ids),
  unread: markUnread,
  star,
  unstar,
}

const oneButton: Readonly<Partial<Record<DeedName, DeedName>>> = {
  inbox: 'archive',
  untrash: 'trash',
  notSpam: 'spam',
  unread: 'read',
  unstar: 'star',
}

/** Of two deeds that take each other back: they have one button, which keeps the focus when it becomes the other. */
export const buttonOf = (name: DeedName): string => oneButton[name] ?? name

/** What is known of the threads that something is to be done with. */
export interface TargetFacts {
  inInbox: boolean
  unread: boolean
  starred: boolean
}

/** The deeds that make sense for threads as they are, in the list where they are. */
export function deedsFor(label: string | undefined, { inInbox, unread, starred }: TargetFacts): DeedName[] {
  const read: DeedName = unread ? 'read' : 'unread'
  const favour: DeedName = starred ? 'unstar' : 'star'
  if (label === 'TRASH') return ['untrash', read]
  if (label === 'SPAM') return ['notSpam', 'trash', read]
  const place: DeedName = inInbox ? 'archive' : 'inbox'
  // What one wrote oneself is no spam.
  return label === 'SENT' || label === 'DRAFT' ? ['trash', read, favour] : [place, 'trash', 'spam', read, favour]
}
