import { decodeCharset } from '#google/gmail/mime/charset.ts'

/**
 * Text of a body in the charset its sender names. Gmail hands most bodies out in UTF-8 whatever the header says, and
 * some senders name a wrong one: what reads as UTF-8 without a fault is UTF-8. Text of seven bits that switches
 * character sets (ISO-2022-JP, ISO-2022-KR) would pass as that too, so its escapes decide.
 */
export function bodyText(bytes: Uint8Array, charset: string | undefined): string {
  if (bytes.includes(0x1b) && /^(?:iso-2022|cp5022)/i.test(charset ?? 'iso-2022-jp')) {
    return decodeCharset(bytes, charset ?? 'iso-2022-jp')
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decodeCharset(bytes, charset ?? 'x-unnamed')
  }
}

/** A parameter of a header such as `Content-Type`, in either spelling (RFC 2045 §5.1, RFC 2231 §3 for one piece). */
export function headerParameter(header: string, name: string): string | undefined {
  const quoted = new RegExp(`;\\s*${name}\\s*=\\s*"((?:[^"\\\\]|\\\\.)*)"`, 'i').exec(header)
  if (quoted) return quoted[1]?.replaceAll(/\\(.)/g, '$1')
  return new RegExp(`;\\s*${name}\\s*=\\s*([^\\s;"]+)`, 'i').exec(header)?.[1]
}
