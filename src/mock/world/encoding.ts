const utf8 = new TextEncoder()

/** RFC 4648 §5, without padding. */
export function base64url(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

export const base64urlText = (text: string) => base64url(utf8.encode(text))

/** The text in a base64url value; undefined where it is none. */
export function fromBase64url(value: string): string | undefined {
  try {
    const binary = atob(value.replaceAll('-', '+').replaceAll('_', '/'))
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)))
  } catch {
    return undefined
  }
}

export async function sha256(text: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', utf8.encode(text)))
}

/** How codes and tokens are kept: nobody who reads the store can use them. */
export const hashOf = async (secret: string) => base64url(await sha256(secret))
