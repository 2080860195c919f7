import type { Settings } from './settings.ts'

/** A refresh token that the browser keeps for the helper, and that nobody but the helper can read. */
export interface HeldToken {
  refreshToken: string
  /** `sub` of the person it is for. */
  subject: string
  /** The cookie is worth nothing afterwards, however often it was used. */
  untilMs: number
}

export interface OpenedToken extends HeldToken {
  /** True where the key before the newest one sealed it. */
  sealedBefore: boolean
}

/** How long a sign-in lasts at most, counted from the sign-in and not from the last use. */
export const longestMs = 30 * 86_400_000
/** Browsers keep no cookie that is longer, attributes and all (RFC 6265 §6.1). */
const maxCookieBytes = 4_096
const version = 'v1'
const utf8 = new TextEncoder()

/** `__Host-` binds a cookie to this very host, where the helper has the root; elsewhere the path is the tighter bound. */
const nameOf = (path: string) => (path === '/' ? '__Host-pixy' : '__Secure-pixy')
const attributes = (path: string) => `Path=${path}; HttpOnly; Secure; SameSite=Strict`
export const clearedCookie = (path: string) => `${nameOf(path)}=; ${attributes(path)}; Max-Age=0`

/** The sealed value of the request; a name that is there twice was put there by a sibling domain and counts as none. */
export function cookieOf(request: Request, path: string): string | undefined {
  const pairs = (request.headers.get('Cookie') ?? '').split(';').map((pair) => pair.trim())
  const found = pairs.filter((pair) => pair.startsWith(`${nameOf(path)}=`))
  return found.length === 1 ? found[0]?.slice(nameOf(path).length + 1) : undefined
}

/** `Set-Cookie` that keeps a token, sealed; undefined where it would be longer than browsers keep. */
export async function sealedCookie(
  held: HeldToken,
  path: string,
  settings: Settings,
  nowMs: number,
): Promise<string | undefined> {
  const [newest] = settings.sessionKeys
  if (!newest) return undefined
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const plain = utf8.encode(JSON.stringify([held.refreshToken, held.subject, held.untilMs]))
  const algorithm = { name: 'AES-GCM', iv, additionalData: boundTo(settings) }
  const data = await crypto.subtle.encrypt(algorithm, await cipherKey(newest), plain)
  const value = [version, base64url(iv), base64url(new Uint8Array(data))].join('.')
  const maxAge = Math.floor((held.untilMs - nowMs) / 1000)
  const cookie = `${nameOf(path)}=${value}; ${attributes(path)}; Max-Age=${maxAge}`
  return cookie.length > maxCookieBytes ? undefined : cookie
}

/** What a sealed value holds, by whichever key; undefined for anything that this helper did not seal, or is over. */
export async function openCookie(value: string, settings: Settings, nowMs: number): Promise<OpenedToken | undefined> {
  const [head, iv, data, ...rest] = value.split('.')
  if (head !== version || iv === undefined || data === undefined || rest.length > 0) return undefined
  for (const [index, key] of settings.sessionKeys.entries()) {
    try {
      const algorithm = { name: 'AES-GCM', iv: bytesOf(iv), additionalData: boundTo(settings) }
      const plain = await crypto.subtle.decrypt(algorithm, await cipherKey(key), bytesOf(data))
      const [refreshToken, subject, untilMs] = JSON.parse(new TextDecoder().decode(plain)) as [string, string, number]
      return untilMs > nowMs ? { refreshToken, subject, untilMs, sealedBefore: index > 0 } : undefined
    } catch {
      // Another key's, another client's, cut or forged: the next key may know.
    }
  }
  return undefined
}

/** A cookie of one client, site or purpose opens for no other. */
const boundTo = ({ clientId, origin }: Settings) =>
  utf8.encode(JSON.stringify(['pixy token helper', 'refresh token', version, clientId, origin]))

/** The key of the environment is for nothing but deriving (RFC 5869): one purpose, one cipher key. */
async function cipherKey(sessionKey: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', sessionKey, 'HKDF', false, ['deriveKey'])
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8.encode('pixy cookie v1') }
  return crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

/** @throws where it is no base64url */
const bytesOf = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))
