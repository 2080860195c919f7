import type { Shown, TraceEntry, TraceField, TraceMessage } from './entry.ts'
import { bullets } from './mask.ts'

const minSecretCharacters = 8

/**
 * The second safety net: hides every occurrence of a secret that is known at this moment, as it is, percent-encoded
 * (any number of times up to three), JSON-escaped, or in Base64 at any alignment. Secrets shorter than 8 characters
 * are not looked for: they would hide ordinary words.
 */
export function createNet(secrets: () => Iterable<string>): (entry: TraceEntry) => TraceEntry {
  let forms = new Map<string, readonly string[]>()
  return (entry) => {
    const known = [...new Set(secrets())].filter((secret) => secret.length >= minSecretCharacters)
    if (known.length === 0) return entry
    forms = new Map(known.map((secret) => [secret, forms.get(secret) ?? formsOf(secret)]))
    const all = [...forms.values()].flat()
    if (!holds(textsOf(entry).join('\n'), all)) return entry
    return mapTexts(entry, (text) => hide(text, all))
  }
}

function hide(text: string, forms: readonly string[]): Shown {
  let safe = text
  for (const form of forms) if (safe.includes(form)) safe = safe.replaceAll(form, bullets)
  return (holds(safe, forms) ? bullets : safe) as Shown
}

function holds(text: string, forms: readonly string[]): boolean {
  const readings = [...readingsOf(text)]
  return forms.some((form) => readings.some((reading) => reading.includes(form)))
}

/** The text as it is, and as it reads after undoing the escapes that somebody may have put into it, up to three deep. */
function readingsOf(text: string): ReadonlySet<string> {
  const readings = new Set([text])
  for (let depth = 0; depth < 3; depth++) {
    for (const reading of [...readings]) {
      readings.add(reading.replace(/(?:%[0-9a-f]{2})+/gi, percentDecoded))
      readings.add(reading.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))))
      readings.add(reading.replace(/\\(["\\/])/g, '$1'))
    }
  }
  return readings
}

function percentDecoded(escapes: string): string {
  try {
    return decodeURIComponent(escapes)
  } catch {
    return escapes.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  }
}

/** A secret as it is and in Base64; inside of a longer Base64 text it can stand at three alignments. */
function formsOf(secret: string): string[] {
  const bytes = new TextEncoder().encode(secret)
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  const encoded = [0, 1, 2].map((offset) => {
    const text = btoa('\0'.repeat(offset) + binary).replace(/=+$/, '')
    const inner = text.slice(offset === 0 ? 0 : offset + 1)
    return (offset + bytes.length) % 3 === 0 ? inner : inner.slice(0, -1)
  })
  return [...new Set([secret, ...encoded, ...encoded.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))])]
}

function textsOf(entry: TraceEntry): string[] {
  const texts: string[] = []
  mapTexts(entry, (text) => {
    texts.push(text)
    return text
  })
  return texts
}

function mapTexts(entry: TraceEntry, change: (text: Shown) => Shown): TraceEntry {
  const field = ({ name, value, masked }: TraceField): TraceField => {
    const shown = change(value)
    return { name: change(name), value: shown, masked: masked || shown !== value }
  }
  const message = ({ line, headers, fields }: TraceMessage): TraceMessage => ({
    line: change(line),
    headers: headers.map(field),
    fields: fields.map(field),
  })
  const { code, request, response, facts, ...rest } = entry
  return {
    ...rest,
    ...(code === undefined ? {} : { code: change(code as Shown) }),
    ...(request ? { request: message(request) } : {}),
    ...(response ? { response: message(response) } : {}),
    ...(facts
      ? {
          facts: Object.fromEntries(
            Object.entries(facts).map(([name, value]) => [change(name as Shown), change(value)]),
          ),
        }
      : {}),
  }
}
