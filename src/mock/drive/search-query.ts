/** A parsed `q` of `files.list`. */
export type Query =
  | { kind: 'and' | 'or'; left: Query; right: Query }
  | { kind: 'not'; inner: Query }
  | { kind: 'term'; field: string; operator: string; value: string | boolean }
  /** `'<value>' in <field>` */
  | { kind: 'member'; field: string; value: string }
  /** `<field> has { key='<key>' and value='<value>' }` */
  | { kind: 'has'; field: string; key: string; value: string }

const texts: Readonly<Record<string, readonly string[]>> = {
  name: ['contains', '=', '!='],
  fullText: ['contains'],
  mimeType: ['contains', '=', '!='],
  visibility: ['=', '!='],
  'shortcutDetails.targetId': ['=', '!='],
}
const times = ['modifiedTime', 'viewedByMeTime', 'createdTime', 'sharedWithMeTime']
const timeOperators = ['<=', '<', '=', '!=', '>', '>=']
const booleans = ['trashed', 'starred', 'sharedWithMe']
const collections = ['parents', 'owners', 'writers', 'readers']
const maps = ['properties', 'appProperties']

type Token = { kind: 'text'; text: string } | { kind: 'word' | 'sign'; text: string }

/**
 * Parses a search, with `and` and `or` of one rank, from left to right, as Google evaluates them.
 * @returns undefined where Google answers 400
 * @see https://developers.google.com/workspace/drive/api/guides/ref-search-terms
 */
export function parseSearch(text: string): Query | undefined {
  const tokens = tokenize(text)
  if (!tokens) return undefined
  const reader = new Reader(tokens)
  const query = readQuery(reader)
  return query && reader.isAtEnd ? query : undefined
}

class Reader {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  get isAtEnd() {
    return this.#at === this.#tokens.length
  }

  /** The next token, where it is of a kind and, if given, one of these texts. */
  take(kind: Token['kind'], allowed?: readonly string[]): string | undefined {
    const token = this.#tokens[this.#at]
    if (token?.kind !== kind || (allowed && !allowed.includes(token.text))) return undefined
    this.#at += 1
    return token.text
  }
}

function readQuery(reader: Reader): Query | undefined {
  let left = readPart(reader)
  while (left) {
    const kind = reader.take('word', ['and', 'or'])
    if (kind === undefined) return left
    const right = readPart(reader)
    left = right && { kind: kind === 'and' ? 'and' : 'or', left, right }
  }
  return undefined
}

function readPart(reader: Reader): Query | undefined {
  if (reader.take('word', ['not'])) {
    const inner = readPart(reader)
    return inner && { kind: 'not', inner }
  }
  if (reader.take('sign', ['('])) {
    const inner = readQuery(reader)
    return inner && reader.take('sign', [')']) ? inner : undefined
  }
  const member = reader.take('text')
  if (member !== undefined) {
    const field = reader.take('word', ['in']) && reader.take('word', collections)
    return field ? { kind: 'member', field, value: member } : undefined
  }
  return readTerm(reader)
}

function readTerm(reader: Reader): Query | undefined {
  const text = reader.take('word', Object.keys(texts))
  if (text !== undefined) {
    const operators = texts[text] ?? []
    const operator = reader.take('word', operators) ?? reader.take('sign', operators)
    const value = operator && reader.take('text')
    return operator && value !== undefined ? { kind: 'term', field: text, operator, value } : undefined
  }
  const time = reader.take('word', times)
  if (time) {
    const operator = reader.take('sign', timeOperators)
    const value = operator && reader.take('text')
    return operator && value && isTime(value) ? { kind: 'term', field: time, operator, value } : undefined
  }
  const boolean = reader.take('word', booleans)
  if (boolean) {
    const operator = reader.take('sign', ['=', '!='])
    if (!operator) return { kind: 'term', field: boolean, operator: '=', value: true }
    const value = reader.take('word', ['true', 'false'])
    return value ? { kind: 'term', field: boolean, operator, value: value === 'true' } : undefined
  }
  const map = reader.take('word', maps)
  return map ? readHas(reader, map) : undefined
}

function readHas(reader: Reader, field: string): Query | undefined {
  const opens = reader.take('word', ['has']) && reader.take('sign', ['{'])
  const key = opens && reader.take('word', ['key']) && reader.take('sign', ['=']) && reader.take('text')
  const joins = key !== undefined && reader.take('word', ['and'])
  const value = joins && reader.take('word', ['value']) && reader.take('sign', ['=']) && reader.take('text')
  const closes = value !== undefined && reader.take('sign', ['}'])
  return key && value !== false && value !== undefined && closes ? { kind: 'has', field, key, value } : undefined
}

/** RFC 3339, where Google takes a time without an offset as UTC, and a day as its beginning. */
const isTime = (value: string) =>
  /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/.test(value) &&
  Number.isFinite(timeOf(value))

/** Milliseconds of a time in a query. */
export const timeOf = (value: string) =>
  Date.parse(/T/.test(value) && !/(Z|[+-]\d{2}:?\d{2})$/.test(value) ? `${value}Z` : value)

const token = /\s*(?:'((?:[^'\\]|\\['\\])*)'|([A-Za-z][\w.]*)|([<>!]=|[<>=(){}]))/y

function tokenize(text: string): Token[] | undefined {
  const tokens: Token[] = []
  token.lastIndex = 0
  const end = text.trimEnd().length
  while (token.lastIndex < end) {
    const [, quoted, word, sign] = token.exec(text) ?? []
    if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.replaceAll(/\\(['\\])/g, '$1') })
    else if (word !== undefined) tokens.push({ kind: 'word', text: word })
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign })
    else return undefined
  }
  return tokens
}
