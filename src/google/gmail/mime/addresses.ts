import { decodeWords } from './encoded-words.ts'

/** A person or a list that mail can be sent to. */
export interface Mailbox {
  /** Empty where only the address is known. */
  name: string
  /** `local@domain`, as it was written: an internationalized domain stays readable. */
  address: string
}

/** One entry of an address list (RFC 5322 §3.4). */
export type AddressEntry =
  | ({ kind: 'mailbox' } & Mailbox)
  | { kind: 'group'; name: string; members: readonly Mailbox[] }
  /** Something else: kept, so that nothing anybody typed is lost. */
  | { kind: 'unreadable'; text: string }

interface Token {
  kind: 'word' | 'quoted' | 'comment' | 'angle' | 'sign'
  text: string
  /** Where it stands in the list. */
  from: number
  to: number
}

/** A list cannot be longer than this in characters: what is beyond is not looked at. */
const maxLength = 100_000

/**
 * Reads a list of addresses: quoted names, comments, groups, encoded words, and what people paste (semicolons between
 * addresses, full-width commas). Never fails.
 */
export function parseAddresses(list: string): AddressEntry[] {
  const bounded = list.slice(0, maxLength)
  const lastGroupEnd = Math.max(bounded.lastIndexOf(';'), bounded.lastIndexOf('；'))
  const entries: AddressEntry[] = []
  let tokens: Token[] = []
  let group: { name: string; members: Mailbox[] } | undefined
  const close = () => {
    const entry = entryOf(tokens, bounded)
    tokens = []
    if (!entry) return
    if (group && entry.kind === 'mailbox') group.members.push({ name: entry.name, address: entry.address })
    else entries.push(entry)
  }
  for (const token of tokenize(bounded)) {
    const { kind, text, from } = token
    if (kind === 'sign' && text === ':' && !group && from < lastGroupEnd && !bounded.startsWith('//', from + 1)) {
      group = { name: phraseOf(tokens), members: [] }
      tokens = []
    } else if (kind === 'sign' && text !== ':') {
      close()
      if (text === ';' && group) {
        entries.push({ kind: 'group', ...group })
        group = undefined
      }
    } else tokens.push(token)
  }
  close()
  if (group) entries.push({ kind: 'group', ...group })
  return entries
}

/** The mailboxes of a list, those of groups included, in order. */
export const mailboxesIn = (list: string): Mailbox[] =>
  parseAddresses(list).flatMap((entry): Mailbox[] => {
    if (entry.kind === 'unreadable') return []
    return entry.kind === 'group' ? [...entry.members] : [{ name: entry.name, address: entry.address }]
  })

/** Whether mail can be addressed to it: one `@`, no blanks or brackets, a domain with a dot or of letters alone. */
export function isAddress(text: string): boolean {
  const at = text.lastIndexOf('@')
  const local = text.slice(0, at)
  const domain = text.slice(at + 1)
  return (
    at > 0 &&
    text.length <= 320 &&
    (/^[^\s@()<>[\]:;,\\"\p{Cc}\p{Cf}]+$/u.test(local) || /^"[^"\\\p{Cc}]+"$/u.test(local)) &&
    /^(?:[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}_-]*[\p{L}\p{N}\p{M}])?)(?:\.[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}_-]*[\p{L}\p{N}\p{M}])?)*$/u.test(
      domain,
    )
  )
}

/** A mailbox for people to read and to edit: `"Kim, Minji" <minji@example.com>`. Reading it again gives the same. */
export function formatMailbox({ name, address }: Mailbox): string {
  if (name === '') return address
  const needsQuotes = /["\\(),:;<>@[\]，、；]|^\s|\s$|\s\s|=\?/.test(name)
  return `${needsQuotes ? `"${name.replaceAll(/["\\]/g, String.raw`\$&`)}"` : name} <${address}>`
}

/** An address that a display name pretends to be, where it is not the real one: `"bank@example.com" <x@evil.example>`. */
export function pretendedAddress({ name, address }: Mailbox): string | undefined {
  const shown = /[^\s<>"'(),;:@]+@[^\s<>"'(),;:@]+\.[^\s<>"'(),;:@]+/u.exec(name.normalize('NFKC'))?.[0]
  return shown && shown.toLowerCase() !== address.toLowerCase() ? shown : undefined
}

function entryOf(tokens: readonly Token[], list: string): AddressEntry | undefined {
  const seen = tokens.filter(({ kind }) => kind !== 'comment')
  const comments = tokens.filter(({ kind }) => kind === 'comment')
  const last = seen.at(-1)
  const angle = seen.findLast(({ kind }) => kind === 'angle')
  if (angle) {
    const name = phraseOf(seen.filter((token) => token !== angle)) || phraseOf(comments)
    const address = angle.text.replaceAll(/\s+/g, '').replace(/^@[^:]*:/, '')
    if (isAddress(address)) return { kind: 'mailbox', name: name === address ? '' : name, address }
  } else if (last?.kind === 'word' && isAddress(last.text)) {
    // Old programs write the name as a comment behind the address, or before it with nothing around either.
    return { kind: 'mailbox', name: phraseOf(seen.slice(0, -1)) || phraseOf(comments), address: last.text }
  }
  const [first] = tokens
  return first && { kind: 'unreadable', text: list.slice(first.from, tokens.at(-1)?.to).slice(0, 1_000) }
}

/** Words as a display name: encoded words decoded, white space made single. Quoted words are taken as they are. */
function phraseOf(tokens: readonly Token[]): string {
  const parts: string[] = []
  let words: string[] = []
  const close = () => {
    if (words.length > 0) parts.push(decodeWords(words.join(' ')))
    words = []
  }
  for (const token of tokens) {
    if (token.kind === 'quoted') {
      close()
      // Against the standard, some senders put encoded words in quotes.
      parts.push(decodeWords(token.text))
    } else words.push(token.text)
  }
  close()
  return parts
    .join(' ')
    .replaceAll(/[\r\n\t]+/g, ' ')
    .trim()
}

function* tokenize(list: string): Generator<Token> {
  let from = 0
  while (from < list.length) {
    if (/\s/.test(list[from] ?? '')) {
      from += 1
      continue
    }
    const token = tokenAt(list, from)
    yield token
    from = token.to
  }
}

const word = /[^\s"(<,:;，、；]+/uy
const domainOfQuoted = /@[^\s,;<>()"]*/uy

function tokenAt(list: string, from: number): Token {
  const sign = list[from] ?? ''
  if (sign === '"') {
    const [text, to] = until(list, from + 1, '"')
    // A quoted local part goes on after the quote: "a b"@example.com
    const domain = matchAt(domainOfQuoted, list, to)
    return domain === ''
      ? { kind: 'quoted', text, from, to }
      : { kind: 'word', text: `"${text}"${domain}`, from, to: to + domain.length }
  }
  if (sign === '(') {
    const [text, to] = untilParenthesis(list, from + 1)
    return { kind: 'comment', text, from, to }
  }
  if (sign === '<') {
    const [text, to] = until(list, from + 1, '>')
    return { kind: 'angle', text, from, to }
  }
  // Full-width signs are what a Korean or Japanese keyboard writes.
  const plain = new Map([
    ['，', ','],
    ['、', ','],
    ['；', ';'],
  ]).get(sign)
  if (plain || /[,;:]/.test(sign)) return { kind: 'sign', text: plain ?? sign, from, to: from + 1 }
  const text = matchAt(word, list, from) || sign
  return { kind: 'word', text, from, to: from + text.length }
}

function matchAt(sticky: RegExp, list: string, at: number): string {
  sticky.lastIndex = at
  return sticky.exec(list)?.[0] ?? ''
}

/** Text to an unescaped sign, escapes undone, and the place behind it; to the end where there is none. */
function until(list: string, from: number, end: string): [text: string, after: number] {
  let text = ''
  for (let at = from; at < list.length; at += 1) {
    if (list[at] === '\\' && at + 1 < list.length) {
      at += 1
      text += list[at]
    } else if (list[at] === end) return [text, at + 1]
    else text += list[at]
  }
  return [text, list.length]
}

/** Text of a comment, comments inside included. */
function untilParenthesis(list: string, from: number): [text: string, after: number] {
  let text = ''
  let depth = 1
  for (let at = from; at < list.length; at += 1) {
    const sign = list[at]
    if (sign === '\\' && at + 1 < list.length) {
      at += 1
      text += list[at]
      continue
    }
    if (sign === '(') depth += 1
    if (sign === ')') depth -= 1
    if (depth === 0) return [text, at + 1]
    text += sign
  }
  return [text, list.length]
}
