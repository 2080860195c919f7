import { createSeal, type Seal } from '#vault/seal.ts'

/** A seal whose key lives as long as its test. */
export function createMemorySeal(): Seal {
  const key = crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  return createSeal(
    () => key,
    (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  )
}
