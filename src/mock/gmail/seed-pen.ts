import type { Text } from '../calendar/seed-texts.ts'
import type { Language } from '../options.ts'
import type { Person } from '../world/people.ts'
import type { Header, MailPart } from './resource.ts'
import type { MailSeed, ThreadHead } from './seed-head.ts'
import type { Mailbox } from './seed-people.ts'

/** What all seeded messages of one mailbox are made from. */
export interface MailContext extends MailSeed {
  me: Person
  language: Language
  timeZone: string
}

/** What one message says, before it is put into its thread. */
export interface Written {
  from: Mailbox
  to: readonly Mailbox[]
  cc?: readonly Mailbox[]
  subject: string
  root: MailPart
  atMs: number
  headers?: readonly Header[]
}

/** What writers of seeded messages are handed. */
export interface Pen {
  context: MailContext
  head: ThreadHead
  random: () => number
  me: Mailbox
  others: readonly [Mailbox, ...Mailbox[]]
  say: (text: Text, number?: number) => string
}
