import type { Header, MailPart } from './resource.ts'

/** Texts up to this many characters stand in the state; files and longer texts are read from the whole message. */
const inlineChars = 100_000
const maxDepth = 20
const latin1 = new TextDecoder('latin1')

export interface ParsedMessage {
  headers: readonly Header[]
  root: MailPart
}

/**
 * Reads a message as it travels (RFC 5322, RFC 2045): headers decoded, parts in their tree. A message that is odd is
 * read as far as it can be, as Gmail does.
 */
export function parseMessage(bytes: Uint8Array): ParsedMessage {
  const { headers, part } = parsePart(latin1.decode(bytes), 1)
  const shown = headers
    .filter(({ name }) => !/^content-(type|transfer-encoding|disposition)$/i.test(name))
    .map(({ name, value }) => ({ name, value: decodedWords(utf8OrSame(value)) }))
  return { headers: shown, root: part }
}

function parsePart(text: string, depth: number): { headers: Header[]; part: MailPart } {
  const [, head = '', body = ''] = /^([^]*?)(?:\r?\n\r?\n|$)([^]*)$/.exec(text.replace(/^\r?\n/, '\n\n')) ?? []
  const headers = head
    .replaceAll(/\r?\n(?=[ \t])/g, '')
    .split(/\r?\n/)
    .flatMap((line) => {
      const [, name, value] = /^([!-9;-~]+):\s*(.*)$/.exec(line) ?? []
      return name === undefined || value === undefined ? [] : [{ name, value }]
    })
  const of = (name: string) => headers.find((header) => header.name.toLowerCase() === name)?.value ?? ''
  const type = parameters(of('content-type') || 'text/plain')
  const mimeType = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(type.value) ? type.value.toLowerCase() : 'text/plain'
  const boundary = type.parameters.get('boundary')
  if (mimeType.startsWith('multipart/') && boundary !== undefined && depth < maxDepth) {
    const parts = split(body, boundary).map((inner) => parsePart(inner, depth + 1).part)
    return { headers, part: { mimeType, parts } }
  }
  const disposition = parameters(of('content-disposition'))
  const filename = disposition.parameters.get('filename') ?? type.parameters.get('name')
  const isFile =
    filename !== undefined || disposition.value.toLowerCase() === 'attachment' || !mimeType.startsWith('text/')
  const content = decodedBody(body, of('content-transfer-encoding').trim().toLowerCase())
  const kept = headers.filter(({ name }) => /^content-id$/i.test(name))
  const part: MailPart = {
    mimeType,
    ...(isFile ? { filename: decodedWords(filename ?? 'noname') } : {}),
    ...(kept.length > 0 ? { headers: kept } : {}),
    size: content.length,
    content: isFile ? () => content : textOf(content, type.parameters.get('charset')),
  }
  return { headers, part }
}

/** The pieces between the lines of a boundary (RFC 2046 §5.1.1). */
function split(body: string, boundary: string): string[] {
  const pieces = `\r\n${body}`.split(`\n--${boundary}`)
  return pieces
    .slice(1)
    .filter((piece) => !piece.startsWith('--'))
    .map((piece) => piece.replace(/^[ \t]*\r?\n/, '').replace(/\r$/, ''))
}

function decodedBody(body: string, encoding: string): Uint8Array<ArrayBuffer> {
  let text = body
  if (encoding === 'base64') {
    const clean = body.replaceAll(/[^A-Za-z0-9+/]/g, '')
    text = atob(clean.length % 4 === 1 ? clean.slice(0, -1) : clean)
  } else if (encoding === 'quoted-printable') {
    text = body
      .replaceAll(/[ \t]*=\r?\n/g, '')
      .replaceAll(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  }
  return Uint8Array.from(text, (char) => char.charCodeAt(0) & 255)
}

function textOf(bytes: Uint8Array, charset = 'utf-8'): string {
  return decoderOf(charset).decode(bytes)
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset)
  } catch {
    return new TextDecoder()
  }
}

/** Headers may hold UTF-8 as it is (RFC 6532). */
function utf8OrSame(value: string): string {
  if (!/[\x80-\xff]/.test(value)) return value
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(value, (char) => char.charCodeAt(0)))
  } catch {
    return value
  }
}

/** Encoded words (RFC 2047), adjacent ones joined before they are decoded: a character may be cut between them. */
function decodedWords(value: string): string {
  const joined = value
    .replaceAll(/(=\?[^?\s]+\?[bq]\?[^?\s]*\?=)\s+(?==\?)/gi, '$1')
    .replaceAll(/\?=(=\?[^?\s]+\?q\?)/gi, '?=$1')
  return joined.replaceAll(/(?:=\?[^?\s]+\?[bq]\?[^?\s]*\?=)+/gi, (run) => {
    const words = [...run.matchAll(/=\?([^?\s]+)\?([bq])\?([^?\s]*)\?=/gi)]
    const octets = words
      .map(([, , encoding = '', text = '']) =>
        encoding.toLowerCase() === 'b'
          ? binaryOf(text)
          : text
              .replaceAll('_', ' ')
              .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
      )
      .join('')
    const charset = (words[0]?.[1] ?? 'utf-8').replace(/\*.*$/, '')
    return textOf(
      Uint8Array.from(octets, (char) => char.charCodeAt(0) & 255),
      charset,
    )
  })
}

function binaryOf(text: string): string {
  try {
    return atob(text)
  } catch {
    return ''
  }
}

/** A value with its parameters (RFC 2045 §5.1), continued and encoded ones put together (RFC 2231). */
function parameters(field: string): { value: string; parameters: ReadonlyMap<string, string> } {
  const [value = ''] = field.split(';')
  const pieces = new Map<string, { order: number; encoded: boolean; text: string }[]>()
  const pattern = /;\s*([\w-]+)(?:\*(\d+))?(\*)?\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g
  for (const [, name = '', order = '0', star, quoted, bare = ''] of field.matchAll(pattern)) {
    const text = quoted?.replaceAll(/\\(.)/g, '$1') ?? bare
    const known = pieces.get(name.toLowerCase()) ?? []
    pieces.set(name.toLowerCase(), [...known, { order: Number(order), encoded: star !== undefined, text }])
  }
  const found = new Map<string, string>()
  for (const [name, parts] of pieces) {
    const ordered = parts.toSorted((a, b) => a.order - b.order)
    const [, charset = ''] = /^([^']*)'[^']*'/.exec(ordered[0]?.encoded ? (ordered[0]?.text ?? '') : '') ?? []
    const octets = ordered
      .map(({ encoded, text }, index) => {
        if (!encoded) return text
        const rest = index === 0 ? text.replace(/^[^']*'[^']*'/, '') : text
        return rest.replaceAll(/%([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
      })
      .join('')
    const isEncoded = ordered.some(({ encoded }) => encoded)
    const bytes = Uint8Array.from(octets, (char) => char.charCodeAt(0) & 255)
    found.set(name, isEncoded ? textOf(bytes, charset || 'utf-8') : utf8OrSame(octets))
  }
  return { value: value.trim(), parameters: found }
}

/** What of a parsed message can stand in the state: structure and short texts. */
export function forState(part: MailPart): MailPart {
  const { content, parts, ...rest } = part
  const isKept = typeof content === 'string' && content.length <= inlineChars
  return { ...rest, ...(isKept ? { content } : {}), ...(parts ? { parts: parts.map(forState) } : {}) }
}
