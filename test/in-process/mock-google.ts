import { createMockGoogle, type MockGoogle } from '#mock/google.ts'
import { newSigningKey } from '#mock/oauth/keys.ts'
import type { MockOptions } from '#mock/options.ts'

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))
/** Made once for all tests of a file: an RSA key takes longer than most of them. */
const keys = await Promise.all([newSigningKey(random), newSigningKey(random)])

/** The built-in Google, with keys that are there already. */
export function startMockGoogle(options: MockOptions): MockGoogle {
  const google = createMockGoogle(options)
  google.world.state.keys = structuredClone(keys)
  return google
}
