import * as v from 'valibot'
import type { Attachment, OutgoingMessage } from '#google/gmail/mime/message.ts'

const mailbox = v.object({ name: v.string(), address: v.string() })

const composeDraft = v.object({
  to: v.array(mailbox),
  cc: v.array(mailbox),
  bcc: v.array(mailbox),
  /** What stands in a field for recipients and is none yet: a draft at Gmail has no place for it, so the tab has it. */
  unfinished: v.exactOptional(
    v.object({ to: v.exactOptional(v.string()), cc: v.exactOptional(v.string()), bcc: v.exactOptional(v.string()) }),
  ),
  subject: v.string(),
  text: v.string(),
  /** Of the message itself: the same for every draft of it. */
  messageId: v.string(),
  /** The conversation it belongs to. */
  threadId: v.exactOptional(v.string()),
  inReplyTo: v.exactOptional(v.string()),
  references: v.array(v.string()),
  /** What is kept at Gmail. */
  draftId: v.exactOptional(v.string()),
  /** The message that the draft held when it was last seen: another one is somebody else's, or another tab's. */
  keptAs: v.exactOptional(v.string()),
})
/** A message that is being written, apart from its files. */
export type ComposeDraft = v.InferOutput<typeof composeDraft>

/** A file that goes with it. */
export interface ComposeFile extends Attachment {
  key: string
}

const keptComposition = v.object({
  ...composeDraft.entries,
  /** Names of the files that went with it: their contents are Gmail's to keep, not the tab's. */
  filenames: v.fallback(v.array(v.string()), []),
})
/** What a tab keeps of a message that is being written. */
export type KeptComposition = v.InferOutput<typeof keptComposition>

export const keptOf = (draft: ComposeDraft, files: readonly ComposeFile[]): KeptComposition => ({
  ...draft,
  filenames: files.map(({ filename }) => filename),
})

/** A message that was kept for this tab, perhaps by an older page. */
export function readKept(kept: unknown): KeptComposition | undefined {
  const parsed = v.safeParse(keptComposition, kept)
  return parsed.success ? parsed.output : undefined
}

export function emptyDraft(ownAddress: string): ComposeDraft {
  return { to: [], cc: [], bcc: [], subject: '', text: '', messageId: newMessageId(ownAddress), references: [] }
}

/** An id that nobody else makes: randomness, at the writer's own domain (RFC 5322 §3.6.4). */
export function newMessageId(ownAddress: string): string {
  const domain = /@([A-Za-z0-9.-]+)$/.exec(ownAddress)?.[1] ?? 'localhost'
  return `<${crypto.randomUUID()}@${domain}>`
}

/** Whether there is anything that somebody would miss. */
export const isEmpty = ({ to, cc, bcc, subject, text }: ComposeDraft, files: readonly ComposeFile[]): boolean =>
  [...to, ...cc, ...bcc, ...files].length === 0 && subject.trim() === '' && text.trim() === ''

/**
 * The message as it is sent.
 * @param now of the writer's clock
 */
export function outgoing(
  draft: ComposeDraft,
  files: readonly ComposeFile[],
  from: OutgoingMessage['from'],
  now: Date,
): OutgoingMessage {
  const { to, cc, bcc, subject, text, messageId, inReplyTo, references } = draft
  return {
    from,
    to,
    cc,
    bcc,
    subject: subject.replaceAll(/[\r\n\0]+/g, ' ').trim(),
    date: { atMs: now.getTime(), offsetMinutes: -now.getTimezoneOffset() },
    messageId,
    ...(inReplyTo === undefined ? {} : { inReplyTo }),
    references,
    text,
    attachments: files,
  }
}
