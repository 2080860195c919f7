/** 57 octets make one full line of 76 characters (RFC 2045 §6.8). */
const lineOctets = 57
/** What one call of `btoa` gets at most: whole lines, and few enough arguments for any engine. */
const chunkOctets = lineOctets * 256

/** Base64 without line breaks (RFC 4648 §4). */
export function base64(bytes: Uint8Array): string {
  let encoded = ''
  for (let at = 0; at < bytes.length; at += chunkOctets) {
    encoded += btoa(String.fromCharCode(...bytes.subarray(at, at + chunkOctets)))
  }
  return encoded
}

/** Base64 in lines of 76 characters, as a body of a message carries it (RFC 2045 §6.8). */
export const base64Lines = (bytes: Uint8Array): string =>
  base64(bytes)
    .match(/.{1,76}/g)
    ?.join('\r\n') ?? ''

/** Base64 in the alphabet that is safe in URLs, without padding: how Gmail carries messages (RFC 4648 §5). */
export const base64url = (bytes: Uint8Array): string =>
  base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')

/** The octets of base64 in either alphabet, padded or not. Signs that belong to neither are passed over. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const clean = text
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replaceAll(/[^A-Za-z0-9+/]/g, '')
  // One sign left over holds less than an octet.
  const whole = clean.length % 4 === 1 ? clean.slice(0, -1) : clean
  return Uint8Array.from(atob(whole), (octet) => octet.charCodeAt(0))
}
