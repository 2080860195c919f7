import { ownMember, type JsonObject } from './json-object.ts'
import type { Json } from './protocol.ts'

export type Claims = Record<string, Json>

const maxMembers = 100
const maxLength = 4_096
const maxDepth = 4

/** Ties of a token to its transaction: the vault checks them, a page has no use for them. */
const notForPages = ['nonce', 'at_hash', 'c_hash', 's_hash']

/**
 * Copies the claims of a verified token for pages: bounded in number, length and depth, without the ties to the
 * transaction, and without a `__proto__` that a later merge could stumble over. Claims of foreign endpoints
 * (`_claim_sources`, Core §5.6.2) are copied as text and never fetched.
 */
export function copyClaims(payload: JsonObject): Claims {
  const claims = copy(payload, 0) as Claims
  for (const name of notForPages) delete claims[name]
  return claims
}

function copy(value: unknown, depth: number): Json | undefined {
  if (typeof value === 'string') return value.slice(0, maxLength)
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value
  if (depth > maxDepth) return undefined
  if (Array.isArray(value)) return value.slice(0, maxMembers).map((entry) => copy(entry, depth + 1) ?? null)
  const members: [string, Json][] = []
  for (const name of Object.keys(value as JsonObject).slice(0, maxMembers)) {
    const inner = name === '__proto__' ? undefined : copy(ownMember(value as JsonObject, name), depth + 1)
    if (inner !== undefined) members.push([name.slice(0, 256), inner])
  }
  return Object.fromEntries(members)
}
