/** A word of a search in Gmail's syntax, with where it stands. */
export interface QueryToken {
  /** As it was written: `-from:"Minji Kim"`. */
  raw: string
  /** In small letters, without the minus; absent where it is a plain word. */
  operator?: string
  /** Without quotes or brackets. */
  value: string
  negated: boolean
  start: number
  end: number
}

/** What Gmail knows and people use. @see https://support.google.com/mail/answer/7190 */
export const operators: readonly string[] = [
  'from',
  'to',
  'subject',
  'has',
  'is',
  'label',
  'in',
  'after',
  'before',
  'newer_than',
  'older_than',
  'filename',
  'cc',
  'bcc',
  'category',
  'larger',
  'smaller',
  'list',
  'deliveredto',
  'rfc822msgid',
]

const word = /(-?)(?:([a-z0-9_]+):)?(?:"([^"]*)"?|\(([^)]*)\)?|\{([^}]*)\}?|([^\s"(){}]+))?/giy

/** The words of a search, in order. Nothing is lost: the text between them is white space alone. */
export function tokensOf(query: string): QueryToken[] {
  const tokens: QueryToken[] = []
  for (let at = 0; at < query.length;) {
    if (/\s/.test(query[at] ?? '')) {
      at += 1
      continue
    }
    word.lastIndex = at
    const match = word.exec(query)
    const raw = match?.[0] || (query[at] ?? '')
    const [, minus, name, quoted, bracketed, either, plain] = match ?? []
    const operator = name?.toLowerCase()
    const known = operator !== undefined && operators.includes(operator)
    const value = quoted ?? bracketed ?? either ?? plain ?? ''
    tokens.push({
      raw,
      ...(known && { operator }),
      value: operator !== undefined && !known ? `${name}:${value}` : value,
      negated: minus === '-',
      start: at,
      end: at + raw.length,
    })
    at += raw.length
  }
  return tokens
}

/** `from:kim`, or `from:"Minji Kim"` where the value has blanks. */
export function termOf(operator: string, value: string): string {
  const clean = value.replaceAll('"', '').trim()
  return /[\s(){}]/.test(clean) ? `${operator}:"${clean}"` : `${operator}:${clean}`
}

/** A search without one of its words. */
export function withoutToken(query: string, { start, end }: Pick<QueryToken, 'start' | 'end'>): string {
  return `${query.slice(0, start)} ${query.slice(end)}`.replaceAll(/\s+/g, ' ').trim()
}

/** A search with a term, which takes the place of others of the same operator where that can be there only once. */
export function withTerm(query: string, term: string): string {
  const [added] = tokensOf(term)
  const once = added?.operator && ['after', 'before', 'newer_than', 'older_than'].includes(added.operator)
  const rest = once
    ? tokensOf(query)
        .filter(({ operator }) => operator !== added.operator)
        .map(({ raw }) => raw)
        .join(' ')
    : query.trim()
  return tokensOf(rest).some(({ raw }) => raw === term) ? rest : `${rest} ${term}`.trim()
}

/** Why Gmail would not understand a search, or understand it otherwise than it looks. */
export type QueryFault = 'quote' | 'bracket' | 'value' | 'date'

const isDate = (value: string) => /^\d{4}[/-]\d{1,2}[/-]\d{1,2}$/.test(value) || /^\d{9,10}$/.test(value)

/** The first fault of a search, if it has one. */
export function faultIn(query: string): QueryFault | undefined {
  if ((query.match(/"/g)?.length ?? 0) % 2 === 1) return 'quote'
  const bare = query.replaceAll(/"[^"]*"/g, '')
  for (const [open, close] of ['()', '{}'].map((pair) => [...pair])) {
    if (bare.split(open ?? '').length !== bare.split(close ?? '').length) return 'bracket'
  }
  const tokens = tokensOf(query)
  if (tokens.some(({ operator, value }) => operator !== undefined && value.trim() === '')) return 'value'
  return tokens.some(({ operator, value }) => (operator === 'after' || operator === 'before') && !isDate(value))
    ? 'date'
    : undefined
}
