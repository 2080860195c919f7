import type { TraceEntry } from '#trace/entry.ts'
import { shortScope } from '../scopes/scope-facts.ts'

/** Requests that began within so long of each other were for one deed, as far as anybody can tell. */
const oneDeedMs = 3_000
const maxShown = 6

/**
 * The exchanges of a deed by their ids; without ids, or where they are gone from the trace, the calls of APIs that were
 * made last, together.
 */
export function exchangesOf(trace: readonly TraceEntry[], steps: readonly number[]): readonly TraceEntry[] {
  const calls = trace.filter(({ step }) => step === 'api-request')
  const named = calls.filter(({ id }) => steps.includes(id))
  if (named.length > 0) return named.slice(-maxShown)
  const lastAtMs = Math.max(...calls.map(({ atMs }) => atMs))
  return calls.filter(({ atMs }) => lastAtMs - atMs <= oneDeedMs).slice(-maxShown)
}

/** What a refused exchange was refused with: Google's word, else the status; the code where no answer came. */
export function refusalOf({ outcome, code, response }: TraceEntry): { word: string; answered: boolean } | undefined {
  if (outcome !== 'failed') return undefined
  const said = response?.fields.findLast(({ name }) => refusalNames.includes(name))?.value
  return { word: said ?? response?.line ?? code ?? '', answered: response !== undefined }
}

const refusalNames: readonly string[] = ['status', 'reason']

export interface Reason {
  /** The granted scope that allowed it, in short. */
  scope?: string
  tokenAgeSeconds?: number
  tokenLifetimeSeconds?: number
}

/** Why a request was allowed, as the vault noted it when it sent it. */
export function reasonOf({ facts = {} }: TraceEntry): Reason {
  const { grantedScope, tokenAgeSeconds, tokenLifetimeSeconds } = facts as Partial<Record<string, string>>
  return {
    ...(grantedScope === undefined ? {} : { scope: shortScope(grantedScope) }),
    ...(tokenAgeSeconds === undefined ? {} : { tokenAgeSeconds: Number(tokenAgeSeconds) }),
    ...(tokenLifetimeSeconds === undefined ? {} : { tokenLifetimeSeconds: Number(tokenLifetimeSeconds) }),
  }
}
