/** Names that senders use and the Encoding Standard does not list. @see https://encoding.spec.whatwg.org/#names-and-labels */
const aliases: ReadonlyMap<string, string> = new Map([
  ['utf8mb4', 'utf-8'],
  ['cp949', 'euc-kr'],
  ['ms949', 'euc-kr'],
  ['uhc', 'euc-kr'],
  ['cp932', 'shift_jis'],
  ['cp51932', 'euc-jp'],
  ['iso-2022-jp-ms', 'iso-2022-jp'],
  ['cp50220', 'iso-2022-jp'],
  ['cp50221', 'iso-2022-jp'],
  ['iso-2022-jp-1', 'iso-2022-jp'],
  ['iso-2022-jp-2', 'iso-2022-jp'],
  ['unicode-1-1-utf-8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['ascii', 'utf-8'],
  ['cp1252', 'windows-1252'],
  ['x-unknown', 'utf-8'],
  ['default', 'utf-8'],
])

/**
 * Text of octets in the charset that a sender names. A wrong name costs characters, never the message: what is no
 * charset is read as UTF-8 where that fits, else as windows-1252, in which every octet is something.
 */
export function decodeCharset(bytes: Uint8Array, charset = 'utf-8'): string {
  const label = charset
    .trim()
    .toLowerCase()
    .replaceAll(/^["']|["']$/g, '')
  const decoder = decoderFor(aliases.get(label) ?? label)
  if (decoder) return decoder.decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function decoderFor(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label)
  } catch {
    return undefined
  }
}
