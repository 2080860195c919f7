/** A search of Gmail's, as a tree. */
export type Search =
  | { kind: 'all' | 'any'; of: readonly Search[] }
  | { kind: 'not'; of: Search }
  | { kind: 'text'; text: string }
  | { kind: 'field'; name: string; value: string }

const fields = new Set(
  (
    'from to cc bcc subject label in is has category before after older newer older_than newer_than filename ' +
    'larger smaller size rfc822msgid list deliveredto'
  ).split(' '),
)

interface Reader {
  text: string
  at: number
}

/**
 * Reads what a person typed into the search: words, "phrases", operators with a value, -negation, OR, (groups) and
 * {alternatives}. Nothing is refused; what has no meaning is looked for as a text.
 * @see https://support.google.com/mail/answer/7190
 */
export function parseSearch(text: string): Search {
  return readGroup({ text: text.slice(0, 2_000), at: 0 }, 'all', '')
}

function readGroup(reader: Reader, kind: 'all' | 'any', end: string): Search {
  const members: Search[] = []
  let alternative = false
  while (reader.at < reader.text.length) {
    skipSpace(reader)
    if (end && reader.text[reader.at] === end) {
      reader.at += 1
      break
    }
    if (skipWord(reader, 'OR') || skip(reader, '|')) {
      alternative = members.length > 0
      continue
    }
    if (skipWord(reader, 'AND')) continue
    const member = readMember(reader)
    if (!member) continue
    const before = alternative ? members.pop() : undefined
    // OR joins only its two neighbours: `a OR b c` wants c as well.
    members.push(before ? { kind: 'any', of: [...(before.kind === 'any' ? before.of : [before]), member] } : member)
    alternative = false
  }
  const [only] = members
  return members.length === 1 && only ? only : { kind, of: members }
}

function readMember(reader: Reader): Search | undefined {
  if (skip(reader, '-')) {
    const inner = /\s/.test(reader.text[reader.at] ?? ' ') ? undefined : readMember(reader)
    return inner && { kind: 'not', of: inner }
  }
  skip(reader, '+')
  if (skip(reader, '(')) return readGroup(reader, 'all', ')')
  if (skip(reader, '{')) return readGroup(reader, 'any', '}')
  if (skip(reader, '"')) return textOf(readUntil(reader, '"'))
  const [, name] = /^([A-Za-z_0-9]+):/.exec(reader.text.slice(reader.at, reader.at + 40)) ?? []
  if (name !== undefined && fields.has(name.toLowerCase())) {
    reader.at += name.length + 1
    return readField(reader, name.toLowerCase())
  }
  const word = readWord(reader)
  return word === '' ? void (reader.at += 1) : textOf(word)
}

/** `subject:word`, `subject:"two words"`, `from:(a b)` and `to:{a b}`. */
function readField(reader: Reader, name: string): Search | undefined {
  const open = reader.text[reader.at]
  if (open === '(' || open === '{') {
    reader.at += 1
    const inner = readGroup(reader, open === '(' ? 'all' : 'any', open === '(' ? ')' : '}')
    return within(inner, name)
  }
  const value = skip(reader, '"') ? readUntil(reader, '"') : readWord(reader)
  return value === '' ? undefined : { kind: 'field', name, value }
}

/** A group behind an operator: each of its texts is meant for that operator. */
function within(search: Search, name: string): Search {
  switch (search.kind) {
    case 'text':
      return { kind: 'field', name, value: search.text }
    case 'not':
      return { kind: 'not', of: within(search.of, name) }
    case 'all':
    case 'any':
      return { kind: search.kind, of: search.of.map((member) => within(member, name)) }
    case 'field':
      return search
  }
}

const textOf = (text: string): Search | undefined =>
  text.trim() === '' ? undefined : { kind: 'text', text: text.trim() }

function readWord(reader: Reader): string {
  const [word = ''] = /^[^\s(){}"]+/.exec(reader.text.slice(reader.at)) ?? []
  reader.at += word.length
  return word
}

function readUntil(reader: Reader, end: string): string {
  const found = reader.text.indexOf(end, reader.at)
  const stop = found < 0 ? reader.text.length : found
  const text = reader.text.slice(reader.at, stop)
  reader.at = stop + 1
  return text
}

function skip(reader: Reader, char: string): boolean {
  if (reader.text[reader.at] !== char) return false
  reader.at += 1
  return true
}

function skipWord(reader: Reader, word: string): boolean {
  const rest = reader.text.slice(reader.at)
  if (!rest.startsWith(word) || !/^\s|^$/.test(rest.slice(word.length))) return false
  reader.at += word.length
  return true
}

function skipSpace(reader: Reader) {
  while (/\s/.test(reader.text[reader.at] ?? '')) reader.at += 1
}

/** Every operator in a search with its value, in lower case. */
export function fieldsIn(search: Search): { name: string; value: string }[] {
  switch (search.kind) {
    case 'field':
      return [{ name: search.name, value: search.value.toLowerCase() }]
    case 'not':
    case 'text':
      return []
    case 'all':
    case 'any':
      return search.of.flatMap(fieldsIn)
  }
}
