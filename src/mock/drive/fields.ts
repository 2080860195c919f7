import { badRequest } from '../http/answer.ts'

/** What a `fields` parameter selects: names, each with what it selects inside; `*` is everything. */
type Selection = ReadonlyMap<string, Selection | 'all'>

/**
 * Parses `a,b(c,d/e),f/*`.
 * @returns undefined where it is malformed
 * @see https://developers.google.com/workspace/drive/api/guides/fields-parameter
 */
export function parseFields(text: string): Selection | undefined {
  const reader = { text: text.replaceAll(/\s/g, ''), at: 0 }
  const selection = readList(reader)
  return selection && reader.at === reader.text.length ? selection : undefined
}

interface Reader {
  text: string
  at: number
}

function readList(reader: Reader): Selection | undefined {
  const selection = new Map<string, Selection | 'all'>()
  do {
    const [name] = /^(\*|[A-Za-z]\w*)/.exec(reader.text.slice(reader.at)) ?? []
    if (name === undefined) return undefined
    reader.at += name.length
    const inner = readInner(reader)
    if (!inner) return undefined
    const known = selection.get(name)
    selection.set(name, known === 'all' || inner === 'all' || !known ? inner : new Map([...known, ...inner]))
  } while (skip(reader, ','))
  return selection
}

function readInner(reader: Reader): Selection | 'all' | undefined {
  if (skip(reader, '(')) {
    const inner = readList(reader)
    return inner && skip(reader, ')') ? inner : undefined
  }
  if (!skip(reader, '/')) return 'all'
  const [name] = /^(\*|[A-Za-z]\w*)/.exec(reader.text.slice(reader.at)) ?? []
  if (name === undefined) return undefined
  reader.at += name.length
  const inner = readInner(reader)
  return inner && new Map([[name, inner]])
}

function skip(reader: Reader, char: string): boolean {
  if (reader.text[reader.at] !== char) return false
  reader.at += 1
  return true
}

/** Of a resource, what is selected; lists are looked through member by member. */
export function selected(value: unknown, selection: Selection | 'all'): unknown {
  if (selection === 'all') return value
  if (Array.isArray(value)) return value.map((member: unknown) => selected(member, selection))
  if (typeof value !== 'object' || value === null) return value
  const inEverything = selection.get('*')
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
      const inner = selection.get(name) ?? inEverything
      return inner === undefined || member === undefined ? [] : [[name, selected(member, inner)]]
    }),
  )
}

/**
 * A resource cut to the `fields` of a request.
 * @param usual what Google answers where the parameter is absent
 * @param known every field there is, so that a wrong name is refused as Google refuses it
 * @param within the fields of the members of a list
 */
export function withFields(
  parameters: URLSearchParams,
  resource: object,
  {
    usual,
    known,
    within = {},
  }: { usual: string; known: readonly string[]; within?: Record<string, readonly string[]> },
): unknown {
  const text = parameters.get('fields') ?? usual
  const selection = parseFields(text)
  const wrong = selection && (stranger(selection, known) ?? strangerWithin(selection, within))
  if (!selection || wrong !== undefined) {
    return badRequest(`Invalid field selection ${wrong ?? text}`, 'fields', 'invalidParameter')
  }
  return selected(resource, selection)
}

const stranger = (selection: Selection, known: readonly string[]) =>
  [...selection.keys()].find((name) => name !== '*' && !known.includes(name))

function strangerWithin(selection: Selection, within: Readonly<Record<string, readonly string[]>>): string | undefined {
  for (const [name, known] of Object.entries(within)) {
    const inner = selection.get(name)
    const wrong = inner && inner !== 'all' ? stranger(inner, known) : undefined
    if (wrong !== undefined) return wrong
  }
  return undefined
}
