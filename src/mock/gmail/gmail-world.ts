import type { Person } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { Mailbox } from './mailbox.ts'
import { changed, stateOf } from './change-mailbox.ts'
import { QuotaUse } from './quota.ts'
import { headerOf, type MailMessage } from './resource.ts'
import { deliver } from './send-mail.ts'
import { SeedIndex } from './seed-index.ts'
import type { MailContext } from './seed-pen.ts'
import { newMailboxState } from './state.ts'

/** Seeded threads of the three people, where nothing else is asked for. */
const threadsOf = [420, 90, 0]

interface Seeded {
  context: MailContext
  index: SeedIndex
  written: Map<number, readonly MailMessage[]>
}

/** The mailboxes of a world: what was seeded, with what was changed since laid over it. */
export class GmailWorld {
  readonly #world: World
  readonly quota = new QuotaUse()
  #seeded: { key: string; bySubject: Map<string, Seeded> } = { key: '', bySubject: new Map() }
  #mailboxes: { key: string; bySubject: Map<string, Mailbox> } = { key: '', bySubject: new Map() }

  constructor(world: World) {
    this.#world = world
  }

  mailboxOf(person: Person): Mailbox {
    const { gmail } = this.#world.state
    const key = `${JSON.stringify(this.#world.state.seed)} ${String(gmail.revision)}`
    if (this.#mailboxes.key !== key) this.#mailboxes = { key, bySubject: new Map() }
    let mailbox = this.#mailboxes.bySubject.get(person.subject)
    if (!mailbox) {
      const { context, index, written } = this.#seedOf(person)
      mailbox = new Mailbox(context, gmail.mailboxes[person.subject] ?? newMailboxState(), index, written)
      this.#mailboxes.bySubject.set(person.subject, mailbox)
    }
    return mailbox
  }

  /** Subjects of the threads with a label, newest first, at most so many. */
  subjects(person: Person, labelId: string, atMost = 50): string[] {
    const mailbox = this.mailboxOf(person)
    const found: string[] = []
    for (const thread of mailbox.threadsWith([labelId])) {
      if (found.length >= atMost) break
      const [first] = mailbox.thread(thread.id) ?? []
      if (first && thread.labels().some((labels) => labels.includes(labelId))) found.push(headerOf(first, 'Subject'))
    }
    return found
  }

  /** A message arrives in somebody's inbox, unread. Answers its id.
   *  @param raw the message as it travels (RFC 5322) */
  deliver(person: Person, raw: string): Promise<string> {
    return deliver(this.#world, person, new TextEncoder().encode(raw.replaceAll(/\r?\n/g, '\r\n')))
  }

  /** The history so far is forgotten: whoever asks from a point of it gets 404. */
  forgetHistory(person: Person) {
    const state = stateOf(this.#world, person)
    changed(this.#world, state, {})
    state.records = []
    state.forgotten = state.history
  }

  #seedOf(person: Person): Seeded {
    const { state, people, options, language } = this.#world
    const key = JSON.stringify(state.seed)
    if (this.#seeded.key !== key) this.#seeded = { key, bySubject: new Map() }
    let seeded = this.#seeded.bySubject.get(person.subject)
    if (!seeded) {
      const number = people.findIndex(({ subject }) => subject === person.subject)
      const asked = number === 0 ? options.sizes?.threads : undefined
      const { anchorMs, timeZone } = state.seed
      const threads = asked ?? threadsOf[number] ?? 0
      const context: MailContext = { anchorMs, timeZone, language, me: person, person: number + 1, threads }
      seeded = { context, index: new SeedIndex(context), written: new Map() }
      this.#seeded.bySubject.set(person.subject, seeded)
    }
    return seeded
  }
}
