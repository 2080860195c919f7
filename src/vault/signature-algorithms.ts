/** How an ID token may be signed (RFC 7518 §3.1, RFC 8037): the key's type and curve, and the hash of `at_hash`. */
interface SignatureAlgorithm {
  keyType: 'RSA' | 'EC' | 'OKP'
  curve?: string
  hash: 'SHA-256' | 'SHA-384' | 'SHA-512'
}

const algorithms: ReadonlyMap<string, SignatureAlgorithm> = new Map([
  ['RS256', { keyType: 'RSA', hash: 'SHA-256' }],
  ['RS384', { keyType: 'RSA', hash: 'SHA-384' }],
  ['RS512', { keyType: 'RSA', hash: 'SHA-512' }],
  ['PS256', { keyType: 'RSA', hash: 'SHA-256' }],
  ['PS384', { keyType: 'RSA', hash: 'SHA-384' }],
  ['PS512', { keyType: 'RSA', hash: 'SHA-512' }],
  ['ES256', { keyType: 'EC', curve: 'P-256', hash: 'SHA-256' }],
  ['ES384', { keyType: 'EC', curve: 'P-384', hash: 'SHA-384' }],
  ['ES512', { keyType: 'EC', curve: 'P-521', hash: 'SHA-512' }],
  ['EdDSA', { keyType: 'OKP', curve: 'Ed25519', hash: 'SHA-512' }],
  ['Ed25519', { keyType: 'OKP', curve: 'Ed25519', hash: 'SHA-512' }],
])

/** Never `none`, never HS*: a public client has no secret to check one with (RFC 8725 §3.1). */
export const asymmetricAlgorithms: readonly string[] = [...algorithms.keys()]

/** What a JWS `alg` asks of its key; undefined for all that is not taken (RFC 7518 §3.1, RFC 8037 §3.1). */
export const signatureAlgorithm = (name: string | undefined): SignatureAlgorithm | undefined =>
  name === undefined ? undefined : algorithms.get(name)
