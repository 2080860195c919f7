import type { MailLabel } from './labels.ts'

/** A message that came after the seed, as JSON; `raw` is base64url of the whole, as it was sent. */
export interface LaterMessage {
  id: string
  threadId: string
  internalDateMs: number
  raw: string
}

type HistoryMessage = { id: string; threadId: string; labelIds: readonly string[] }

/** One change to a mailbox, in the shape of `history.list`. */
export interface HistoryRecord {
  id: number
  messagesAdded?: readonly { message: HistoryMessage }[]
  messagesDeleted?: readonly { message: HistoryMessage }[]
  labelsAdded?: readonly { message: HistoryMessage; labelIds: readonly string[] }[]
  labelsRemoved?: readonly { message: HistoryMessage; labelIds: readonly string[] }[]
}

/** What differs from one person's seeded mailbox. */
export interface MailboxState {
  /** Where the history stands, counted from the seed. */
  history: number
  /** The records still remembered, oldest first. */
  records: HistoryRecord[]
  later: Record<string, LaterMessage>
  /** The labels of messages whose labels were changed, and when. */
  labelled: Record<string, { labelIds: readonly string[]; history: number }>
  deleted: Record<string, true>
  /** Draft id → message id. */
  drafts: Record<string, string>
  /** Labels that were made or changed; null for those deleted. */
  labels: Record<string, MailLabel | null>
  /** Ids handed out so far. */
  made: number
}

export const newMailboxState = (): MailboxState => ({
  history: 0,
  records: [],
  later: {},
  labelled: {},
  deleted: {},
  drafts: {},
  labels: {},
  made: 0,
})

/** What differs from the seeded mailboxes, which are made anew from the seed and never stored; by subject. */
export interface GmailState {
  /** Rises with each change. */
  revision: number
  mailboxes: Record<string, MailboxState>
}

export const newGmailState = (): GmailState => ({ revision: 0, mailboxes: {} })
