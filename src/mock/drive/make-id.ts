import { seededRandom } from '../world/prng.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** An id that looks like Drive's, the same for the same key. */
export function seededId(key: string, length = 33): string {
  const random = seededRandom(hashed(key))
  const drawn = () => alphabet[Math.floor(random() * alphabet.length)] ?? 'A'
  return `1${Array.from({ length: length - 1 }, drawn).join('')}`
}

/** A new id from random bytes. */
export const idOf = (bytes: Uint8Array) => `1${Array.from(bytes, (byte) => alphabet[byte & 63] ?? 'A').join('')}`

/** FNV-1a, 32 bits: enough to tell names apart. */
export function hashed(text: string): number {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}
