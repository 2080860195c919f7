import { base64urlText, fromBase64url } from '../world/encoding.ts'

/** What a page token or a sync token says; opaque to clients, as at Google. */
export interface ListToken {
  kind: 'page' | 'sync'
  /** The parameters of the first request, which must stay the same. */
  of: string
  epoch: number
  /** What was known when the token was made. */
  revision: number
  issuedAtMs: number
  /** Of a page token: how many entries went before. */
  offset: number
  /** Of a page token inside a sync: the revision the sync began from. */
  since?: number
}

export const writeToken = (token: ListToken) => base64urlText(JSON.stringify(token))

/** The token in a parameter; undefined where it is not one that was made here for the same request. */
export function readToken(text: string, kind: ListToken['kind'], of: string): ListToken | undefined {
  const token = parsed(fromBase64url(text) ?? '')
  return isListToken(token) && token.kind === kind && token.of === of ? token : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isListToken(value: unknown): value is ListToken {
  if (typeof value !== 'object' || value === null) return false
  const fields = new Map(Object.entries(value))
  const count = (name: string) => {
    const field: unknown = fields.get(name)
    return Number.isSafeInteger(field) && Number(field) >= 0
  }
  const since = !fields.has('since') || count('since')
  return typeof fields.get('of') === 'string' && ['epoch', 'revision', 'issuedAtMs', 'offset'].every(count) && since
}

/** Google forgets sync tokens after a while; this Google after thirty days. */
export const syncTokenLifetimeMs = 30 * 24 * 3_600_000
