import { base64, fromBase64 } from './base64.ts'
import { decodeCharset } from './charset.ts'

const prefix = '=?UTF-8?B?'
const suffix = '?='
/** An encoded word has at most 75 characters (RFC 2047 §2); base64 makes four of three octets. */
const octetsIn = (characters: number) => Math.floor((characters - prefix.length - suffix.length) / 4) * 3

/**
 * Text as encoded words of at most 75 characters each (RFC 2047). No character is split between two of them; readers
 * join neighbours without the white space between them.
 * @param before characters of the line that the first word has to share
 */
export function encodedWords(text: string, before = 0): string[] {
  const encoder = new TextEncoder()
  const words: string[] = []
  let octets: number[] = []
  const close = () => {
    if (octets.length > 0) words.push(prefix + base64(Uint8Array.from(octets)) + suffix)
    octets = []
  }
  for (const character of text) {
    const more = encoder.encode(character)
    if (octets.length + more.length > octetsIn(words.length === 0 ? 75 - before : 75)) close()
    octets.push(...more)
  }
  close()
  return words
}

/** Whether text may stand in a header as it is: printable ASCII, single spaces inside, nothing like an encoded word. */
export const isPlainHeaderText = (text: string): boolean =>
  /^(?:[\x21-\x7e]{1,70}(?: (?=[\x21-\x7e])|$))*$/.test(text) && !text.includes('=?')

const word = /=\?([^?\s*]+)(?:\*[^?\s]*)?\?([bq])\?([^?\s]*)\?=/gi

/**
 * Text with its encoded words decoded (RFC 2047 §6). Octets of neighbours with one charset are joined before they are
 * decoded: some senders split a character between two words. What cannot be decoded stays as it is.
 */
export function decodeWords(text: string): string {
  const joined = text.replaceAll(/(\?=)[ \t\r\n]+(?==\?[^?\s]+\?[bq]\?)/gi, '$1')
  let decoded = ''
  let at = 0
  let run: { charset: string; octets: number[] } | undefined
  const endRun = () => {
    if (run) decoded += decodeCharset(Uint8Array.from(run.octets), run.charset)
    run = undefined
  }
  for (const match of joined.matchAll(word)) {
    const [whole, charset = '', encoding = '', content = ''] = match
    if (match.index > at) {
      endRun()
      decoded += joined.slice(at, match.index)
    }
    if (run && run.charset !== charset.toLowerCase()) endRun()
    run ??= { charset: charset.toLowerCase(), octets: [] }
    run.octets.push(...(encoding.toLowerCase() === 'b' ? fromBase64(content) : fromQ(content)))
    at = match.index + whole.length
  }
  endRun()
  return decoded + joined.slice(at)
}

/** The octets of the Q encoding: `_` is a space, `=XX` an octet (RFC 2047 §4.2). */
function fromQ(content: string): Uint8Array {
  const text = content
    .replaceAll('_', ' ')
    .replaceAll(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0))
}
