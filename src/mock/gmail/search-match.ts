import { Temporal } from 'temporal-polyfill'
import { addressesIn } from './addresses.ts'
import type { MailLabel } from './labels.ts'
import { headerOf, partsOf, sizeOf, textIn, type MailMessage } from './resource.ts'
import type { Search } from './search-query.ts'

export interface SearchContext {
  me: string
  labels: readonly MailLabel[]
  nowMs: number
}

const dayMs = 86_400_000

/** Whether a message answers a search. */
export function answers(search: Search, message: MailMessage, context: SearchContext): boolean {
  switch (search.kind) {
    case 'all':
      return search.of.every((member) => answers(member, message, context))
    case 'any':
      return search.of.some((member) => answers(member, message, context))
    case 'not':
      return !answers(search.of, message, context)
    case 'text':
      return hasText(message, search.text)
    case 'field':
      return hasField(message, search.name, search.value, context)
  }
}

function hasField(message: MailMessage, name: string, value: string, context: SearchContext): boolean {
  const has = (label: string) => message.labelIds.includes(label)
  switch (name) {
    case 'from':
    case 'to':
    case 'cc':
    case 'bcc':
      // "to" finds copies too, as Gmail's does.
      return (name === 'to' ? ['To', 'Cc', 'Bcc'] : [name]).some((field) =>
        addressed(headerOf(message, field), value, context.me),
      )
    case 'deliveredto':
      return headerOf(message, 'Delivered-To').toLowerCase() === value.toLowerCase()
    case 'subject':
      return contains(headerOf(message, 'Subject'), value)
    case 'list':
      return contains(headerOf(message, 'List-Id'), value)
    case 'rfc822msgid':
      return bare(headerOf(message, 'Message-ID')) === bare(value)
    case 'filename':
      return filenames(message).some((file) => {
        const lower = file.toLowerCase()
        return lower.endsWith(`.${value.toLowerCase().replace(/^\./, '')}`) || contains(lower, value)
      })
    case 'label':
      return labelsNamed(value, context.labels).some(has)
    case 'in':
      return isIn(message, value.toLowerCase(), context.labels)
    case 'is':
      return isState(message, value.toLowerCase())
    case 'category':
      return has(`CATEGORY_${value.toUpperCase() === 'PRIMARY' ? 'PERSONAL' : value.toUpperCase()}`)
    case 'has':
      return hasThing(message, value.toLowerCase())
    case 'larger':
    case 'size':
      return total(message) > bytesIn(value)
    case 'smaller':
      return total(message) < bytesIn(value)
    default:
      return isWhen(message.internalDateMs, name, value.toLowerCase(), context.nowMs)
  }
}

function isIn(message: MailMessage, value: string, labels: readonly MailLabel[]): boolean {
  if (value === 'anywhere') return true
  const names: Record<string, string> = { drafts: 'DRAFT', draft: 'DRAFT', chats: 'CHAT', bin: 'TRASH' }
  const wanted = names[value]
  return (wanted ? [wanted] : labelsNamed(value, labels)).some((label) => message.labelIds.includes(label))
}

function isState({ labelIds }: MailMessage, value: string): boolean {
  if (value === 'read') return !labelIds.includes('UNREAD')
  return labelIds.includes(value.toUpperCase())
}

function hasThing(message: MailMessage, value: string): boolean {
  const own = message.labelIds.some((label) => label.startsWith('Label_'))
  if (value === 'attachment') return filenames(message).length > 0
  return value === 'userlabels' ? own : value === 'nouserlabels' && !own
}

/** @param name `before`, `after` and their kin; a value that is no time answers nothing, as at Gmail */
function isWhen(atMs: number, name: string, value: string, nowMs: number): boolean {
  if (name === 'older_than' || name === 'newer_than') {
    const [, count, unit = ''] = /^(\d{1,5})([dmy])$/.exec(value) ?? []
    const days = { d: 1, m: 30.4, y: 365.25 }[unit]
    if (count === undefined || days === undefined) return false
    const limitMs = nowMs - Number(count) * days * dayMs
    return name === 'older_than' ? atMs < limitMs : atMs >= limitMs
  }
  const limitMs = timeIn(value)
  if (limitMs === undefined) return false
  return name === 'before' || name === 'older' ? atMs < limitMs : atMs >= limitMs
}

/** Seconds since 1970, or a day: which the API, whatever the person's zone, takes to begin in California. */
function timeIn(value: string): number | undefined {
  if (/^\d{9,11}$/.test(value)) return Number(value) * 1000
  const [, year, month, day] = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})$/.exec(value) ?? []
  if (year === undefined || month === undefined || day === undefined) return undefined
  try {
    const date = Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    )
    return date.toZonedDateTime('America/Los_Angeles').epochMilliseconds
  } catch {
    return undefined
  }
}

function bytesIn(value: string): number {
  const [, count = 'NaN', unit = ''] = /^(\d{1,12})([kmKM]?)[bB]?$/.exec(value) ?? []
  return Number(count) * ({ k: 1_024, m: 1_048_576 }[unit.toLowerCase()] ?? 1)
}

const bare = (messageId: string) => messageId.trim().replace(/^<|>$/g, '')
const total = ({ root }: MailMessage) => partsOf(root).reduce((sum, { part }) => sum + sizeOf(part), 0)
const filenames = ({ root }: MailMessage) => partsOf(root).flatMap(({ part }) => part.filename ?? [])

/** Labels by name as searches write it: `work-orchard` for `Work/Orchard`, or by id. */
function labelsNamed(value: string, labels: readonly MailLabel[]): string[] {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[\s/&|()]+/g, '-')
  return labels.filter(({ id, name }) => id === value || plain(name) === plain(value)).map(({ id }) => id)
}

function addressed(field: string, value: string, me: string): boolean {
  const wanted = value.toLowerCase() === 'me' ? me : value
  if (wanted.includes('@') && !wanted.startsWith('@')) {
    return addressesIn(field).some(({ email }) => email === wanted.toLowerCase())
  }
  return contains(field, wanted.replace(/^@/, ''))
}

function hasText(message: MailMessage, text: string): boolean {
  const { root } = message
  const places = [
    () => headerOf(message, 'Subject'),
    () => headerOf(message, 'From'),
    () => `${headerOf(message, 'To')} ${headerOf(message, 'Cc')}`,
    () => filenames(message).join(' '),
    () => textIn(root, 'text/plain') || textIn(root, 'text/html').replaceAll(/<[^>]*>/g, ' '),
  ]
  return places.some((place) => contains(place(), text))
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ')
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Whole words, wherever they are separated; in scripts that run words together, any piece. */
function contains(text: string, wanted: string): boolean {
  const [hay, needle] = [plain(text), plain(wanted).trim()]
  if (needle === '') return false
  let at = hay.indexOf(needle)
  if (at < 0 || unspaced.test(needle)) return at >= 0
  const isLetter = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char)
  while (at >= 0) {
    if (!isLetter(hay[at - 1]) && !isLetter(hay[at + needle.length])) return true
    at = hay.indexOf(needle, at + 1)
  }
  return false
}
