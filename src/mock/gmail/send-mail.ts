import type { Person } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { addressesIn } from './addresses.ts'
import { addMessage, stateOf } from './change-mailbox.ts'
import { messageDate } from './dates.ts'
import { seedPlace } from './ids.ts'
import { parseMessage, type ParsedMessage } from './mime-parse.ts'
import { correspondents, written } from './seed-people.ts'
import type { Header } from './resource.ts'

const utf8 = new TextEncoder()
/** How long somebody in the demo thinks before they answer. */
const thinkMs = 40_000

const headerIn = ({ headers }: { headers: readonly Header[] }, name: string) =>
  headers.find((header) => header.name.toLowerCase() === name)?.value ?? ''

/** Who a message is for. */
export const recipientsOf = (message: ParsedMessage) =>
  ['to', 'cc', 'bcc'].flatMap((name) => addressesIn(headerIn(message, name)))

/** A message with the headers Gmail adds where they are missing. */
export function completed(world: World, person: Person, bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const message = parseMessage(bytes)
  const { nowMs } = world
  const missing: string[] = []
  const isOwn = addressesIn(headerIn(message, 'from')).some(({ email }) => email === person.email)
  if (!headerIn(message, 'date')) missing.push(`Date: ${messageDate(nowMs, world.state.seed.timeZone)}`)
  if (!headerIn(message, 'message-id')) {
    const number = String(stateOf(world, person).made + 1)
    missing.push(`Message-ID: <CA${String(nowMs)}.${number}@mail.demo.example>`)
  }
  // Gmail sends as nobody else: another From is replaced.
  const rest = isOwn ? bytes : withoutFrom(bytes)
  if (!isOwn) missing.push(`From: ${person.email}`)
  return joined(utf8.encode(missing.map((line) => `${line}\r\n`).join('')), rest)
}

function withoutFrom(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const text = new TextDecoder('latin1').decode(bytes)
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length
  const head = text.slice(0, end).replace(/^From:.*(?:\r?\n[ \t].*)*\r?\n/im, '')
  return Uint8Array.from(head + text.slice(end), (char) => char.charCodeAt(0))
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

/**
 * The conversation a message belongs to: its subject is the same and it names one of its messages. Undefined where
 * there is none.
 * @param asked the thread the client means; Gmail follows it on these conditions only
 */
export function threadFor(world: World, person: Person, message: ParsedMessage, asked?: string): string | undefined {
  const mailbox = world.gmail.mailboxOf(person)
  const named = new Set(`${headerIn(message, 'in-reply-to')} ${headerIn(message, 'references')}`.match(/<[^<>\s]+>/g))
  const subject = plainSubject(headerIn(message, 'subject'))
  const fits = (threadId: string) =>
    mailbox
      .thread(threadId)
      ?.some(
        ({ headers }) =>
          named.has(headerIn({ headers }, 'message-id')) && plainSubject(headerIn({ headers }, 'subject')) === subject,
      ) ?? false
  if (asked !== undefined) return fits(asked) ? asked : undefined
  const seeded = [...named].flatMap((id) => {
    const place = seedPlace(/^<([0-9a-f]{16})@/.exec(id)?.[1] ?? '')
    const known = place && mailbox.message(id.slice(1, 17))
    return known ? [known.threadId] : []
  })
  const later = Object.values(stateOf(world, person).later).filter((one) => named.has(headerIn(one, 'message-id')))
  return [...seeded, ...later.map(({ threadId }) => threadId)].find(fits)
}

const plainSubject = (subject: string) => subject.replace(/^((re|fwd?|답장|전달)\s*:\s*)+/i, '').trim()

/** Sends: the message is among the sent ones, and with those of the demo who are meant. Answers its id. */
export async function sendMail(
  world: World,
  person: Person,
  { bytes, threadId }: { bytes: Uint8Array<ArrayBuffer>; threadId?: string },
): Promise<string> {
  const whole = completed(world, person, bytes)
  const message = parseMessage(whole)
  const recipients = recipientsOf(message)
  const isOwn = recipients.some(({ email }) => email === person.email)
  const own = threadFor(world, person, message, threadId)
  const id = await addMessage(world, person, {
    bytes: whole,
    labelIds: ['SENT', ...(isOwn ? ['INBOX', 'UNREAD'] : [])],
    ...(own === undefined ? {} : { threadId: own }),
  })
  for (const other of world.people) {
    const isMeant = recipients.some(({ email }) => email === other.email)
    if (other.subject !== person.subject && isMeant) await deliver(world, other, withoutBcc(whole))
  }
  const answering = correspondents(world.language, person.email).find(
    ({ email }) => recipients[0]?.email === email && !world.people.some((known) => known.email === email),
  )
  if (answering) stateOf(world, person).due.push({ atMs: world.nowMs + thinkMs, messageId: id, from: answering })
  return id
}

/** Puts a message into somebody's inbox, unread. Answers its id. */
export function deliver(world: World, person: Person, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const threadId = threadFor(world, person, parseMessage(bytes))
  return addMessage(world, person, {
    bytes,
    labelIds: ['INBOX', 'UNREAD', 'CATEGORY_PERSONAL'],
    ...(threadId === undefined ? {} : { threadId }),
  })
}

function withoutBcc(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const text = new TextDecoder('latin1').decode(bytes)
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length
  const head = text.slice(0, end).replaceAll(/^Bcc:.*(?:\r?\n[ \t].*)*\r?\n/gim, '')
  return Uint8Array.from(head + text.slice(end), (char) => char.charCodeAt(0))
}

const thanks = {
  en: 'Thank you, got it! I will have a look and come back to you.',
  ko: '감사합니다, 잘 받았습니다! 확인하고 다시 연락드릴게요.',
  ja: 'ありがとうございます、受け取りました。確認して改めてご連絡します。',
}

/** Answers that are due by now arrive. */
export async function arrive(world: World, person: Person): Promise<void> {
  const known = world.state.gmail.mailboxes[person.subject]
  const due = known?.due.filter(({ atMs }) => atMs <= world.nowMs) ?? []
  if (!known || due.length === 0) return
  known.due = known.due.filter((answer) => !due.includes(answer))
  for (const { messageId, from, atMs } of due) {
    const message = world.gmail.mailboxOf(person).message(messageId)
    if (!message) continue
    const [subject, answered] = [headerIn(message, 'subject'), headerIn(message, 'message-id')]
    const encoded = (text: string) => text.replaceAll(/[\r\n]/g, ' ')
    const lines = [
      `From: ${written(from)}`,
      `To: ${written({ name: person.name, email: person.email })}`,
      `Subject: ${encoded(/^re:/i.test(subject) ? subject : `Re: ${subject}`)}`,
      `Date: ${messageDate(atMs, world.state.seed.timeZone)}`,
      `Message-ID: <answer.${messageId}@mail.demo.example>`,
      `In-Reply-To: ${encoded(answered)}`,
      `References: ${encoded(`${headerIn(message, 'references')} ${answered}`.trim())}`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=UTF-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      `${thanks[world.language]}\r\n\r\n${from.name}`,
    ]
    await deliver(world, person, utf8.encode(`${lines.join('\r\n')}\r\n`))
  }
}
