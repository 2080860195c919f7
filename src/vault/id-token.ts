import type { JWK } from 'jose'
import { compactVerify } from 'jose/jws/compact/verify'
import { base64url } from './base64url.ts'
import { copyClaims, type Claims } from './claims.ts'
import { checkTimes } from './id-token-times.ts'
import { ownMember, parseJsonObject, type JsonObject } from './json-object.ts'
import type { KeyHeader, KeySource } from './keys.ts'
import type { Json, Verification } from './protocol.ts'
import { signatureAlgorithm } from './signature-algorithms.ts'
import { VaultError } from './vault-error.ts'

export interface IdTokenExpectation {
  /** All accepted spellings of the one issuer. */
  issuer: string | readonly string[]
  clientId: string
  /** Others that the token may be for too, where the configuration names them. */
  trustedAudiences?: readonly string[] | undefined
  /** As sent. Undefined: no nonce may be in the token, but in a refresh the original one may. */
  nonce: string | undefined
  algorithms: readonly string[]
  /** Wall clock. */
  nowMs: number
  tokenRequestedAtMs: number
  accessToken?: string
  /** True where `at_hash` is the only tie between the two tokens (Core §3.2.2.9). */
  requireAtHash: boolean
  /** Told of each check as it ends, in order: what explains a token to whoever looks on. Values are live. */
  onCheck?: (check: IdTokenCheck) => void
  /** In a refresh: what the first ID token said (Core §12.2). */
  previous?: { idTokenClaims: Readonly<Record<string, Json>>; nonce: string | undefined }
}

/** One check: what had to be there, and what was. */
export interface IdTokenCheck {
  name: 'alg' | 'signature' | 'iss' | 'aud' | 'azp' | 'nonce' | 'at_hash' | 'sub' | 'iat' | 'exp'
  passed: boolean
  expected?: string
  actual?: string
}

export interface VerifiedIdToken {
  /** Safe for pages: bounded, and without nonce and hashes. */
  claims: Claims
  verification: Verification
}

const maxLength = 65_536
const compactForm = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/
const subjectForm = /^[\x20-\x7e]{1,255}$/

/**
 * Verifies an ID token: OpenID Connect Core §3.1.3.7, with the signature checked in every flow, and §12.2 for one that
 * comes with a refresh. No claim is read for use before all checks have passed; times come last, so that a wrong
 * device clock is only blamed for a token with no other fault.
 * @throws VaultError `id-token-malformed` | `id-token-algorithm` | `id-token-key` | `id-token-signature` |
 *   `id-token-issuer` | `id-token-audience` | `id-token-subject` | `id-token-nonce` | `id-token-access-token-hash` |
 *   `account-changed` | `id-token-expired` | `clock-skew`, and whatever loading keys throws
 */
export async function verifyIdToken(
  rawIdToken: string,
  expect: IdTokenExpectation,
  keys: KeySource,
): Promise<VerifiedIdToken> {
  const { algorithm, header } = readHeader(rawIdToken, expect)
  const payload = await verifySignature(rawIdToken, { algorithm, header, keys }, expect)
  checkIssuerAndAudience(payload, expect)
  checkNonce(payload, expect)
  await checkAccessTokenHash(payload, algorithm, expect)
  checkSubject(payload, expect)
  checkTimes(payload, expect, (name, passed, expected, actual) => tell(expect, { name, passed, expected, actual }))

  const has = (claim: string) => Object.hasOwn(payload, claim)
  return {
    claims: copyClaims(payload),
    verification: {
      algorithm,
      ...(header.kid === undefined ? {} : { keyId: header.kid }),
      keysUrl: keys.url,
      verifiedAtMs: expect.nowMs,
      checks: [
        'signature',
        'iss',
        'aud',
        ...(has('azp') ? ['azp'] : []),
        'exp',
        'iat',
        ...(has('nonce') ? ['nonce'] : []),
        ...(has('at_hash') ? ['at_hash'] : []),
        'sub',
      ],
    },
  }
}

/** The header as far as it is trusted: the algorithm must be agreed on, no extension is understood (RFC 7515 §4.1.11). */
function readHeader(rawIdToken: string, expect: IdTokenExpectation): { algorithm: string; header: KeyHeader } {
  if (typeof rawIdToken !== 'string' || rawIdToken.length > maxLength) throw malformed('length')
  // An unsigned token ends with a dot: said by its algorithm, not by its form.
  if (!compactForm.test(rawIdToken) && !/^[\w-]+\.[\w-]+\.$/.test(rawIdToken)) throw malformed('form')
  const header = parseJsonObject(decodeText(rawIdToken.split('.', 1)[0] ?? ''))
  if (!header) throw malformed('header')
  if (Object.hasOwn(header, 'crit') || Object.hasOwn(header, 'b64')) throw malformed('crit')
  const type = ownMember(header, 'typ') ?? 'JWT'
  // Another kind of token, such as a logout or an access token, is no ID token (RFC 8725 §3.11).
  if (typeof type !== 'string' || !/^(application\/)?jwt$/i.test(type)) throw malformed('typ')
  const algorithm = ownMember(header, 'alg')
  const kid = ownMember(header, 'kid')
  const { algorithms } = expect
  const agreed = typeof algorithm === 'string' && algorithms.includes(algorithm) && !!signatureAlgorithm(algorithm)
  tell(expect, { name: 'alg', passed: agreed, expected: algorithms.join(' '), actual: algorithm })
  if (!agreed) throw new VaultError('id-token-algorithm')
  if (kid !== undefined && (typeof kid !== 'string' || kid.length > 1_024)) throw malformed('kid')
  return { algorithm, header: { alg: algorithm, ...(kid === undefined ? {} : { kid }) } }
}

/** Tries the keys that fit; where none made the signature, those of a newly fetched set (Core §10.1.1). */
async function verifySignature(
  rawIdToken: string,
  { algorithm, header, keys }: { algorithm: string; header: KeyHeader; keys: KeySource },
  expect: IdTokenExpectation,
): Promise<JsonObject> {
  const known = await keys.find(header)
  const first = await verifyWithAny(rawIdToken, algorithm, known)
  const renewed = first ? [] : await keys.find(header, known)
  const payload = first ?? (await verifyWithAny(rawIdToken, algorithm, renewed))
  tell(expect, { name: 'signature', passed: payload !== undefined, actual: header.kid })
  if (payload) return payload
  throw new VaultError(known.length + renewed.length === 0 ? 'id-token-key' : 'id-token-signature')
}

async function verifyWithAny(rawIdToken: string, algorithm: string, keys: readonly JWK[]) {
  for (const key of keys) {
    const verified = await compactVerify(rawIdToken, key, { algorithms: [algorithm] }).catch(() => undefined)
    if (!verified) continue
    const payload = parseJsonObject(new TextDecoder().decode(verified.payload))
    if (!payload) throw malformed('payload')
    return payload
  }
  return undefined
}

function checkIssuerAndAudience(payload: JsonObject, expect: IdTokenExpectation): void {
  const { issuer, clientId, trustedAudiences = [] } = expect
  const spellings: readonly unknown[] = typeof issuer === 'string' ? [issuer] : issuer
  const claimed = ownMember(payload, 'iss')
  const byIssuer = spellings.includes(claimed)
  tell(expect, { name: 'iss', passed: byIssuer, expected: spellings[0], actual: claimed })
  if (!byIssuer) throw new VaultError('id-token-issuer')
  const audience = ownMember(payload, 'aud')
  const audiences: readonly unknown[] = Array.isArray(audience) ? audience : [audience]
  // An audience that is not trusted is none to share the token with (Core §3.1.3.7 (3)).
  const known: readonly unknown[] = [clientId, ...trustedAudiences]
  const forUs = audiences.includes(clientId) && audiences.every((entry) => known.includes(entry))
  tell(expect, { name: 'aud', passed: forUs, expected: clientId, actual: audiences.join(' ') })
  if (!forUs) throw new VaultError('id-token-audience')
  // Whom of several it was made for, must be said (Core §3.1.3.7 (4)).
  if (!Object.hasOwn(payload, 'azp') && new Set(audiences).size < 2) return
  const toUs = payload['azp'] === clientId
  tell(expect, { name: 'azp', passed: toUs, expected: clientId, actual: payload['azp'] })
  if (!toUs) throw new VaultError('id-token-audience')
}

function checkNonce(payload: JsonObject, expect: IdTokenExpectation): void {
  const { nonce, previous } = expect
  const actual = ownMember(payload, 'nonce')
  const allowed: readonly unknown[] = previous ? [undefined, previous.nonce] : [nonce]
  const passed = allowed.includes(actual)
  if (actual !== undefined || !passed) tell(expect, { name: 'nonce', passed, expected: allowed.at(-1), actual })
  if (!passed) throw new VaultError('id-token-nonce')
}

/** Left half of the access token's hash, by the hash of the signature algorithm (Core §3.1.3.6). */
async function checkAccessTokenHash(payload: JsonObject, algorithm: string, expect: IdTokenExpectation): Promise<void> {
  const { accessToken, requireAtHash } = expect
  const actual = ownMember(payload, 'at_hash')
  if (actual === undefined && !requireAtHash) return
  const hash = signatureAlgorithm(algorithm)?.hash
  if (accessToken === undefined || hash === undefined) throw new VaultError('id-token-access-token-hash')
  const digest = new Uint8Array(await crypto.subtle.digest(hash, new TextEncoder().encode(accessToken)))
  const expected = base64url(digest.subarray(0, digest.length / 2))
  tell(expect, { name: 'at_hash', passed: actual === expected, expected, actual })
  if (actual !== expected) throw new VaultError('id-token-access-token-hash')
}

function checkSubject(payload: JsonObject, expect: IdTokenExpectation): void {
  const { previous } = expect
  const subject = ownMember(payload, 'sub')
  const wellFormed = typeof subject === 'string' && subjectForm.test(subject)
  const known = previous?.idTokenClaims['sub']
  tell(expect, {
    name: 'sub',
    passed: wellFormed && (!previous || subject === known),
    expected: known,
    actual: subject,
  })
  if (!wellFormed) throw new VaultError('id-token-subject')
  if (!previous) return
  const before = previous.idTokenClaims
  if (subject !== before['sub']) throw new VaultError('account-changed')
  if (ownMember(payload, 'azp') !== before['azp']) throw new VaultError('id-token-audience')
  const authenticatedAt = ownMember(payload, 'auth_time')
  const isReplaced = authenticatedAt !== undefined && before['auth_time'] !== undefined
  if (isReplaced && authenticatedAt !== before['auth_time']) throw malformed('auth_time')
  const [issuedAt, issuedBefore] = [ownMember(payload, 'iat'), before['iat']]
  if (typeof issuedAt === 'number' && typeof issuedBefore === 'number' && issuedAt < issuedBefore)
    throw malformed('iat')
}

/** Whatever the token says is told as text. */
function tell(
  { onCheck }: IdTokenExpectation,
  { name, passed, ...values }: { name: IdTokenCheck['name']; passed: boolean; expected?: unknown; actual?: unknown },
): void {
  const said = Object.entries(values).filter(([, value]) => value !== undefined)
  onCheck?.({ name, passed, ...Object.fromEntries(said.map(([part, value]) => [part, String(value)])) })
}

const malformed = (part: string) => new VaultError('id-token-malformed', { part })

/** Base64url (RFC 4648 §5) to text; empty where it is none. */
function decodeText(encoded: string): string {
  try {
    const binary = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'))
    return new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)))
  } catch {
    return ''
  }
}
