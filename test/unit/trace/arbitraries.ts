import { createHash } from 'node:crypto'
import fc from 'fast-check'

const drawn = (encoding: 'base64url' | 'base64' | 'hex') =>
  fc
    .tuple(fc.uint8Array({ minLength: 8, maxLength: 8 }), fc.integer({ min: 32, max: 80 }))
    .map(([seed, length]) => createHash('sha512').update(seed).digest(encoding).slice(0, length))

/** Text drawn at random in the shapes of real tokens: Google's, JWTs, UUIDs, codes of other providers. */
export const tokenLike = fc.oneof(
  drawn('base64url'),
  drawn('base64'),
  drawn('hex'),
  drawn('base64url').map((text) => `ya29.${text}`),
  drawn('base64url').map((text) => `1//0${text}`),
  drawn('base64url').map((text) => `4/0A${text}`),
  drawn('base64url').map((text) => `GOCSPX-${text}`),
  fc
    .tuple(drawn('base64url'), drawn('base64url'))
    .map(([claims, signature]) => `eyJhbGciOiJSUzI1NiJ9.${claims}.${signature}`),
  fc.uuid(),
)

const everyCharacterEscaped = (text: string) =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')

/** Ways in which a secret can be written so that its reader gets it back. */
export const disguises: readonly ((text: string) => string)[] = [
  (text) => text,
  encodeURIComponent,
  (text) => encodeURIComponent(encodeURIComponent(text)),
  everyCharacterEscaped,
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(text).toString('base64url'),
  (text) => Buffer.from(`user:${text}`).toString('base64'),
  (text) => Buffer.from(`{"a":"${text}"}`).toString('base64url'),
  (text) => `Bearer ${text}`,
  (text) => `token=${text};`,
  (text) => [...text].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
]

/** Names under which values are hidden whatever they are. */
export const unknownName = fc.oneof(
  fc.constantFrom('code', 'code_verifier', 'access_token', 'refresh_token', 'id_token', 'client_secret', 'q', 'sid'),
  fc.constantFrom('constructor', '__proto__', 'toString', 'password', 'sub', 'session_state', 'device_secret'),
)

/** Public names, whose values are shown only in the shape that belongs to them. */
export const shapedName = fc.constantFrom(
  'scope',
  'response_type',
  'prompt',
  'grant_type',
  'token_type',
  'expires_in',
  'error',
  'error_description',
  'redirect_uri',
  'iss',
  'login_hint',
  'state',
  'nonce',
  'code_challenge_method',
  'hd',
  'alg',
  'email',
  'timeMin',
  'orderBy',
)
