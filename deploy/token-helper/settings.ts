/** What the deployer sets in the edge platform; the secret stands nowhere else. */
export interface Environment {
  /** Exactly as registered at Google, e.g. `https://app.example/callback`. Its origin is the only one that may ask. */
  REDIRECT_URI?: string | undefined
  CLIENT_ID?: string | undefined
  CLIENT_SECRET?: string | undefined
  /**
   * 32 random bytes or more in base64 (`openssl rand -base64 32`). With it the helper keeps the refresh token in a
   * sealed cookie; without it the page keeps it in memory.
   */
  SESSION_KEY?: string | undefined
  /** The key before this one: what it sealed is still opened, and sealed anew. */
  SESSION_KEY_BEFORE?: string | undefined
}

export interface Settings {
  origin: string
  redirectUri: string
  clientId: string
  clientSecret: string
  /** The first one seals, all of them open. Empty: nothing is kept. */
  sessionKeys: readonly Uint8Array<ArrayBuffer>[]
}

/** The settings, or the names of those that are missing or cannot be used. Values are never told. */
export function judgeSettings(environment: Environment): Settings | { unusable: readonly string[] } {
  const redirectUri = URL.parse(environment.REDIRECT_URI ?? '')
  const clientId = environment.CLIENT_ID ?? ''
  const clientSecret = environment.CLIENT_SECRET ?? ''
  const keys = [environment.SESSION_KEY, environment.SESSION_KEY_BEFORE].map((text) => (text ? bytesOf(text) : text))
  const [key, keyBefore] = keys
  const unusable = Object.entries({
    REDIRECT_URI: redirectUri !== null && /^https?:$/.test(redirectUri.protocol),
    CLIENT_ID: clientId !== '',
    CLIENT_SECRET: clientSecret !== '',
    SESSION_KEY: isKey(key) && !(keyBefore && !key),
    SESSION_KEY_BEFORE: isKey(keyBefore),
  }).flatMap(([name, usable]) => (usable ? [] : [name]))
  if (!redirectUri || unusable.length > 0) return { unusable }
  return {
    origin: redirectUri.origin,
    redirectUri: environment.REDIRECT_URI ?? '',
    clientId,
    clientSecret,
    sessionKeys: keys.filter((one) => one instanceof Uint8Array),
  }
}

const isKey = (key: Uint8Array | string | undefined) => !key || (key instanceof Uint8Array && key.length >= 32)

/** Base64, also in its spelling for URLs; empty where it is none. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text.trim().replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))
  } catch {
    return new Uint8Array(0)
  }
}
