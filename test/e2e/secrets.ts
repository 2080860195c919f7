import type { Exchange } from './network-tap.ts'

export type SecretKind = 'code' | 'codeVerifier' | 'nonce' | 'accessToken' | 'refreshToken' | 'idToken'

export interface Secret {
  kind: SecretKind
  value: string
}

/** What opens something until it is over: a code and its nonce are used by the time that anybody looks. */
export const isToken = ({ kind }: Secret) => kind !== 'code' && kind !== 'nonce'

const tokenMembers = { access_token: 'accessToken', refresh_token: 'refreshToken', id_token: 'idToken' } as const
const formMembers = { code: 'code', code_verifier: 'codeVerifier', refresh_token: 'refreshToken' } as const

function parseObject(text: string): Record<string, unknown> {
  try {
    const value = JSON.parse(text) as unknown
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** Every secret that a run of the protocol has brought forth, read off the network, whoever the provider is. */
export function secretsIn(exchanges: readonly Exchange[]): Secret[] {
  const found = new Map<string, Secret>()
  const add = (kind: SecretKind, value: unknown) => {
    if (typeof value === 'string' && value.length >= 8) found.set(`${kind} ${value}`, { kind, value })
  }
  for (const exchange of exchanges) {
    const query = new URL(exchange.url).searchParams
    add('nonce', query.get('nonce'))
    if (query.has('state')) add('code', query.get('code'))
    const form = new URLSearchParams(exchange.method === 'POST' ? exchange.requestBody : '')
    if (form.has('grant_type')) for (const [name, kind] of Object.entries(formMembers)) add(kind, form.get(name))
    const answer = parseObject(exchange.responseBody)
    for (const [name, kind] of Object.entries(tokenMembers)) add(kind, answer[name])
  }
  return [...found.values()]
}

/** Spellings under which a secret would still be a secret: as it is, in a URL, in base64 at any offset, in bytes. */
function spellings(value: string): string[] {
  const base64 = [0, 1, 2].flatMap((offset) => {
    const whole = Buffer.concat([Buffer.alloc(offset), Buffer.from(value)]).toString('base64')
    // The characters at either end depend on what stands beside the secret.
    const core = whole.slice(offset === 0 ? 0 : 4, -4)
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')]
  })
  const hex = Buffer.from(value).toString('hex')
  const wide = value.split('').join('\0')
  const escaped = JSON.stringify(value).slice(1, -1)
  const reversed = value.split('').toReversed().join('')
  return [...new Set([value, encodeURIComponent(value), escaped, ...base64, hex, wide, reversed])]
}

/** What to look for: of a signed token also each part that proves something by itself. */
function needles({ kind, value }: Secret): string[] {
  const parts = kind === 'idToken' ? [value, ...value.split('.').slice(1)] : [value]
  return parts.flatMap(spellings)
}

/** Which of the secrets a text holds, in any spelling. */
export function findSecrets(secrets: readonly Secret[], text: string): SecretKind[] {
  return secrets.filter((secret) => needles(secret).some((needle) => text.includes(needle))).map(({ kind }) => kind)
}
