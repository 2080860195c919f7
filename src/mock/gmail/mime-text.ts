import { base64url } from '../world/encoding.ts'
import { bytesOf, type Header, type MailMessage, type MailPart } from './resource.ts'

const utf8 = new TextEncoder()
const isAscii = (text: string) => /^[\x20-\x7e]*$/.test(text)

const base64 = (bytes: Uint8Array) => {
  const text = base64url(bytes).replaceAll('-', '+').replaceAll('_', '/')
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=')
}

/** The headers of a part that follow from what it holds (RFC 2045, RFC 2183). */
export function partHeaders(part: MailPart): Header[] {
  const { mimeType, filename, charset = 'UTF-8', parts, headers = [] } = part
  const name = filename === undefined ? '' : `; name="${filename.replaceAll(/["\\]/g, String.raw`\$&`)}"`
  const detail = parts
    ? `; boundary="${boundaryOf(part)}"`
    : mimeType.startsWith('text/')
      ? `; charset="${charset}"`
      : ''
  return [
    { name: 'Content-Type', value: `${mimeType}${detail}${name}` },
    ...(parts ? [] : [{ name: 'Content-Transfer-Encoding', value: 'base64' }]),
    ...(filename === undefined
      ? []
      : [
          {
            name: 'Content-Disposition',
            value: `attachment; filename="${filename.replaceAll(/["\\]/g, String.raw`\$&`)}"`,
          },
        ]),
    ...headers,
  ]
}

/** The same tree has the same boundary each time; nothing in base64 holds an underscore. */
const boundaryOf = ({ mimeType, parts = [] }: MailPart) => `_${mimeType.replace('/', '_')}_${String(parts.length)}_`

/** A message as it travels (RFC 5322), names and subjects encoded (RFC 2047), every body in base64. */
export function composed(message: MailMessage): Uint8Array<ArrayBuffer> {
  return utf8.encode(partText(message.root, message.headers))
}

function partText(part: MailPart, above: readonly Header[] = []): string {
  const head = [...above, ...partHeaders(part)].map(({ name, value }) => `${name}: ${encodedValue(value)}\r\n`).join('')
  if (!part.parts) return `${head}\r\n${base64(bytesOf(part)).replaceAll(/.{76}/g, '$&\r\n')}\r\n`
  const boundary = `--${boundaryOf(part)}`
  return `${head}\r\n${part.parts.map((inner) => `${boundary}\r\n${partText(inner)}\r\n`).join('')}${boundary}--\r\n`
}

/** Words that are not ASCII become encoded words; addresses stay as they are. */
const encodedValue = (value: string) =>
  value
    .split(/(<[^<>]*>|, )/)
    .map((piece) => (isAscii(piece) ? piece : encodedWords(piece)))
    .join('')

function encodedWords(text: string): string {
  const words: string[] = []
  let word = ''
  for (const char of text.trim()) {
    if (utf8.encode(word + char).length > 42) {
      words.push(word)
      word = ''
    }
    word += char
  }
  const lead = text.startsWith(' ') ? ' ' : ''
  const trail = text.endsWith(' ') ? ' ' : ''
  return lead + [...words, word].map((one) => `=?UTF-8?B?${base64(utf8.encode(one))}?=`).join('\r\n ') + trail
}
