import { base64url } from '../pkce/verifier.ts'

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

/** A signed token for practice, and the public key with which anybody can check it. It opens nothing. */
export interface PracticeJwt {
  jwt: string
  publicKey: CryptoKey
}

/** What a gateway that never stored a token finds out about it with the public key alone (RFC 7519 §7.2). */
export interface Judgement {
  header: string | undefined
  payload: string | undefined
  verdict: 'good' | 'malformed' | 'bad-signature' | 'expired'
}

/** Issues a token as an authorization server would: ES256, an hour long, for one API and one scope. */
export async function issuePracticeJwt(nowMs: number): Promise<PracticeJwt> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(ecdsa, false, ['sign', 'verify'])
  const issuedAt = Math.floor(nowMs / 1000)
  const head = encoded({ alg: 'ES256', typ: 'at+jwt', kid: 'practice' })
  const body = encoded({
    iss: 'https://id.example',
    aud: 'https://api.example/orders',
    sub: '152',
    client_id: 'pixy',
    scope: 'orders.read',
    iat: issuedAt,
    exp: issuedAt + 3_600,
  })
  const signature = await crypto.subtle.sign(ecdsa, privateKey, bytesOf(`${head}.${body}`))
  return { jwt: `${head}.${body}.${base64url(new Uint8Array(signature))}`, publicKey }
}

/** Checks form, signature and expiry, and reads what everybody can read. Asks nobody and looks nothing up. */
export async function judgeJwt(jwt: string, publicKey: CryptoKey, nowMs: number): Promise<Judgement> {
  const [head = '', body = '', signature = '', ...rest] = jwt.split('.')
  const read = { header: decoded(head), payload: decoded(body) }
  const signed = fromBase64url(signature)
  if (rest.length > 0 || !signed) return { ...read, verdict: 'malformed' }
  const isSigned = await crypto.subtle.verify(ecdsa, publicKey, signed, bytesOf(`${head}.${body}`))
  if (!isSigned) return { ...read, verdict: read.header && read.payload ? 'bad-signature' : 'malformed' }
  const { exp } = JSON.parse(read.payload ?? '{}') as { exp?: number }
  return { ...read, verdict: exp !== undefined && exp * 1000 > nowMs ? 'good' : 'expired' }
}

/** One character of a part (0 header, 1 payload, 2 signature) changed into another. */
export function tamper(jwt: string, part: 0 | 1 | 2): string {
  const parts = jwt.split('.')
  const text = parts[part] ?? ''
  const at = Math.floor(text.length / 2)
  parts[part] = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)
  return parts.join('.')
}

const bytesOf = (text: string) => new TextEncoder().encode(text)
const encoded = (value: object) => base64url(bytesOf(JSON.stringify(value)))

function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(binary, (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}

/** A part as JSON with line breaks; undefined where it is none. */
function decoded(part: string): string | undefined {
  const bytes = fromBase64url(part)
  try {
    return bytes && JSON.stringify(JSON.parse(new TextDecoder().decode(bytes)), undefined, 2)
  } catch {
    return undefined
  }
}
