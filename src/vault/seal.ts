/** Text that only a vault of this origin can open. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>
  data: ArrayBuffer
}

export interface Seal {
  close: (text: string) => Promise<Sealed>
  /** @throws where it was closed by another key, or changed since */
  open: (sealed: Sealed) => Promise<string>
}

/**
 * AES-GCM by a key that is asked for when it is needed.
 * @param random gives the nonce of each seal
 */
export function createSeal(keyOf: () => Promise<CryptoKey>, random: (bytes: number) => Uint8Array): Seal {
  return {
    close: async (text) => {
      const iv = new Uint8Array(random(12))
      const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOf(), new TextEncoder().encode(text))
      return { iv, data }
    },
    open: async ({ iv, data }) =>
      new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await keyOf(), data)),
  }
}
