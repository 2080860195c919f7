import type { Header, MailPart } from './resource.ts'
import type { MailLabel } from './labels.ts'

/** A message that came after the seed. Long texts and files of it are read from its whole, which lies in the store beside. */
export interface LaterMessage {
  id: string
  threadId: string
  internalDateMs: number
  headers: readonly Header[]
  root: MailPart
  /** Labels it came with. */
  labelIds: readonly string[]
  /** When it came, in the history. */
  history: number
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

/** An answer that is still to come. */
export interface DueAnswer {
  atMs: number
  /** The message that is answered. */
  messageId: string
  from: { name: string; email: string }
}

/** What differs from one person's seeded mailbox. */
export interface MailboxState {
  /** Where the history stands, counted from the seed. */
  history: number
  /** The records still remembered, oldest first. */
  records: HistoryRecord[]
  /** All records after this one are still remembered. */
  forgotten: number
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
  due: DueAnswer[]
}

export const newMailboxState = (): MailboxState => ({
  history: 0,
  records: [],
  forgotten: 0,
  later: {},
  labelled: {},
  deleted: {},
  drafts: {},
  labels: {},
  made: 0,
  due: [],
})

/** What differs from the seeded mailboxes, which are made anew from the seed and never stored; by subject. */
export interface GmailState {
  /** Rises with each change. */
  revision: number
  mailboxes: Record<string, MailboxState>
}

/** As the seed has it. */
export const newGmailState = (): GmailState => ({ revision: 0, mailboxes: {} })
