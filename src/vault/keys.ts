import type { JWK } from 'jose'
import { asJsonObject, ownMember, type JsonObject } from './json-object.ts'
import { signatureAlgorithm } from './signature-algorithms.ts'
import { VaultError } from './vault-error.ts'

/** What the header of a signed token may say about its key. `jku`, `jwk`, `x5u` and `x5c` are never looked at. */
export interface KeyHeader {
  alg?: string
  kid?: string
}

/** The keys of one `jwks_uri`. */
export interface KeySource {
  url: string
  /**
   * The keys that may have made a signature; several where no `kid` tells them apart, none where no key fits.
   * @param refused keys that did not verify it: the set is fetched again, where that is allowed, and these are left out
   * @throws VaultError `provider-metadata` where the document is no key set, and whatever the load throws
   */
  find: (header: KeyHeader, refused?: readonly JWK[]) => Promise<readonly JWK[]>
}

export interface KeyCache {
  find: (jwksUri: string, header: KeyHeader, refused?: readonly JWK[]) => Promise<readonly JWK[]>
  source: (jwksUri: string) => KeySource
}

const maxAgeMs = 600_000
const refetchGapMs = 60_000
const maxKeys = 100
const maxCandidates = 10

interface KeySet {
  keys: readonly JWK[]
  loadedAtMs: number
}

/**
 * Caches key sets (OpenID Connect Core §10.1.1). A key that is not in the set leads to one new fetch, at most once a
 * minute for each address, so that forged tokens cannot make the vault hammer the provider.
 */
export function createKeyCache(source: {
  load: (jwksUri: string) => Promise<unknown>
  monotonicNowMs: () => number
}): KeyCache {
  const sets = new Map<string, KeySet>()
  const loading = new Map<string, Promise<KeySet>>()
  const lastRefetchMs = new Map<string, number>()

  function load(jwksUri: string): Promise<KeySet> {
    const running = loading.get(jwksUri)
    if (running) return running
    const flight = source
      .load(jwksUri)
      .then((document) => {
        const set = { keys: readKeys(document), loadedAtMs: source.monotonicNowMs() }
        sets.set(jwksUri, set)
        return set
      })
      .finally(() => loading.delete(jwksUri))
    loading.set(jwksUri, flight)
    return flight
  }

  async function find(jwksUri: string, header: KeyHeader, refused: readonly JWK[] = []): Promise<readonly JWK[]> {
    const cached = sets.get(jwksUri)
    const isFresh = cached !== undefined && source.monotonicNowMs() - cached.loadedAtMs < maxAgeMs
    const set = isFresh ? cached : await load(jwksUri)
    const found = fitting(set, header, refused)
    const mayRefetch =
      isFresh && source.monotonicNowMs() - (lastRefetchMs.get(jwksUri) ?? -refetchGapMs) >= refetchGapMs
    if (found.length > 0 || header.alg === undefined || !mayRefetch) return found
    lastRefetchMs.set(jwksUri, source.monotonicNowMs())
    return fitting(await load(jwksUri), header, refused)
  }

  return {
    find,
    source: (jwksUri) => ({ url: jwksUri, find: (header, refused) => find(jwksUri, header, refused) }),
  }
}

function fitting({ keys }: KeySet, header: KeyHeader, refused: readonly JWK[]): readonly JWK[] {
  const algorithm = signatureAlgorithm(header.alg)
  if (!algorithm) return []
  return keys
    .filter(
      (key) =>
        key.kty === algorithm.keyType &&
        (algorithm.curve === undefined || key.crv === algorithm.curve) &&
        (key.alg === undefined || key.alg === header.alg) &&
        (header.kid === undefined || key.kid === header.kid) &&
        !refused.some((other) => isSameKey(other, key)),
    )
    .slice(0, maxCandidates)
}

const isSameKey = (a: JWK, b: JWK) => a.n === b.n && a.x === b.x && a.y === b.y && a.e === b.e

/** Public signature keys of a JWK set (RFC 7517 §5); entries of other kinds are skipped, as §5 says. */
function readKeys(document: unknown): readonly JWK[] {
  const keys = ownMember(asJsonObject(document) ?? {}, 'keys')
  if (!Array.isArray(keys)) throw new VaultError('provider-metadata', { member: 'keys' })
  return keys.slice(0, maxKeys).flatMap((entry) => readKey(asJsonObject(entry)) ?? [])
}

const publicMembers = ['kty', 'kid', 'alg', 'crv', 'n', 'e', 'x', 'y'] as const
const privateMembers = ['d', 'k', 'p', 'q', 'priv'] as const

/** Only named members are copied; a key whose private half is published proves nothing. */
function readKey(entry: JsonObject | undefined): JWK | undefined {
  if (!entry || privateMembers.some((name) => Object.hasOwn(entry, name))) return undefined
  const use = ownMember(entry, 'use') ?? 'sig'
  const operations = ownMember(entry, 'key_ops') ?? ['verify']
  if (use !== 'sig' || !Array.isArray(operations) || !operations.includes('verify')) return undefined
  const members = publicMembers.flatMap((name) => {
    const value = ownMember(entry, name)
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  return Object.fromEntries(members)
}
