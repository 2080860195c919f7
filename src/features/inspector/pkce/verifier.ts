const unreserved = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~'

/** A code verifier for practice: 43 characters from 32 random bytes (RFC 7636 §4.1). */
export const practiceVerifier = () => base64url(crypto.getRandomValues(new Uint8Array(32)))

/** Base64url without padding (RFC 4648 §5). */
export function base64url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** SHA-256 of the characters as ASCII, which is what both sides hash (RFC 7636 §4.6). */
export async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
}

/** Two hexadecimal digits for each byte. */
export const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ')

/** The next of the characters that a verifier may have, at one place. */
export function changeOneCharacter(verifier: string, at: number): string {
  const next = unreserved[(unreserved.indexOf(verifier[at] ?? '') + 1) % unreserved.length] ?? 'A'
  return verifier.slice(0, at) + next + verifier.slice(at + 1)
}

/** What keeps a text from being a code verifier (RFC 7636 §4.1). */
export function flawOf(verifier: string): 'length' | 'characters' | undefined {
  if ([...verifier].some((character) => !unreserved.includes(character))) return 'characters'
  return verifier.length < 43 || verifier.length > 128 ? 'length' : undefined
}

/** At which places two texts of equal length differ; all after the shorter one's end, where it is shorter. */
export function differences(one: string, other: string): ReadonlySet<number> {
  const length = Math.max(one.length, other.length)
  return new Set(Array.from({ length }, (_, at) => at).filter((at) => one[at] !== other[at]))
}
