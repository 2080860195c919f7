import { encodedWords, isPlainHeaderText } from './encoded-words.ts'
import { MimeError } from './mime-error.ts'

/** Lines of a header are at most this long, where there is a place to fold (RFC 5322 §2.1.1). */
const maxLine = 76

/**
 * A header field, folded between its words; every fold is one of the spaces that part them. Each word is put in as
 * it is.
 * @throws MimeError `line-break-in-header`: a value may not begin a header of its own
 */
export function headerField(name: string, words: readonly string[]): string {
  const whole = words.filter(Boolean)
  if ([name, ...whole].some((word) => /[\r\n\0]/.test(word))) throw new MimeError('line-break-in-header')
  const lines: string[] = []
  let line = `${name}:`
  for (const word of whole) {
    if (line.length + 1 + word.length > maxLine && line !== `${name}:`) {
      lines.push(line)
      line = ''
    }
    line += ` ${word}`
  }
  return [...lines, line].join('\r\n')
}

/** A header of free text, such as the subject (RFC 5322 §2.2.1, RFC 2047 §5). */
export function textField(name: string, text: string): string {
  if (/[\r\n\0]/.test(text)) throw new MimeError('line-break-in-header')
  return headerField(name, isPlainHeaderText(text) ? text.split(' ') : encodedWords(text, name.length + 1))
}

/** A header whose value is a token and parameters: `Content-Type`, `Content-Disposition` (RFC 2045 §5.1, RFC 2231). */
export function parameterField(name: string, value: string, parameters: Readonly<Record<string, string>>): string {
  const all = Object.entries(parameters).flatMap(([key, content]) => parameter(key, content))
  return headerField(
    name,
    [value, ...all].map((word, index, words) => (index < words.length - 1 ? `${word};` : word)),
  )
}

const plainParameter = /^[\x20-\x7e]{0,60}$/

/** One parameter, or the numbered pieces of one that is long or not ASCII. */
function parameter(name: string, content: string): string[] {
  if (/[\r\n\0]/.test(content)) throw new MimeError('line-break-in-header')
  if (/^[A-Za-z0-9._/+-]{1,60}$/.test(content)) return [`${name}=${content}`]
  if (plainParameter.test(content) && !content.includes('=?'))
    return [`${name}="${content.replaceAll(/["\\]/g, String.raw`\$&`)}"`]
  const pieces = percentPieces(content, 60 - name.length)
  return pieces.length === 1
    ? [`${name}*=UTF-8''${pieces[0]}`]
    : pieces.map((piece, index) => `${name}*${index}*=${index === 0 ? "UTF-8''" : ''}${piece}`)
}

/** UTF-8 octets that are no `attribute-char` as `%XX` (RFC 2231 §7), cut between characters. */
function percentPieces(content: string, maxLength: number): string[] {
  const encoder = new TextEncoder()
  const pieces: string[] = ['']
  for (const character of content) {
    const encoded = /^[A-Za-z0-9._+-]$/.test(character)
      ? character
      : [...encoder.encode(character)].map((octet) => `%${octet.toString(16).toUpperCase().padStart(2, '0')}`).join('')
    if ((pieces.at(-1) ?? '').length + encoded.length > maxLength) pieces.push('')
    pieces.push((pieces.pop() ?? '') + encoded)
  }
  return pieces
}
