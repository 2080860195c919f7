import * as v from 'valibot'
import type { ApiRequest, SendResult } from './send.ts'

/** Why a call to Google brought no data. Closed list: the screens have a sentence for each (`google.error.<code>`). */
export const googleErrorCodes = [
  'signed-out',
  'expired',
  'scope-missing',
  'api-token',
  'denied',
  'not-found',
  'conflict',
  'gone',
  'precondition-failed',
  'rate-limited',
  'service-disabled',
  'server-error',
  'invalid-request',
  'offline',
  'timeout',
  'too-large',
  'aborted',
  'destination-not-allowed',
  'vault-lost',
  'unexpected-answer',
] as const
export type GoogleErrorCode = (typeof googleErrorCodes)[number]

/** What is safe to keep of an answer that was a refusal: never its body, which may repeat the request. */
export interface GoogleErrorFacts {
  /** HTTP status, where there was an answer. */
  status?: number
  /** Google's own word for it, e.g. `userRateLimitExceeded`. */
  reason?: string
  /** How long Google asks to wait, from `Retry-After` (RFC 9110 §10.2.3). */
  retryAfterMs?: number
  /** Any one of these would have allowed the call; with `scope-missing`. */
  scopes?: readonly string[]
}

/** Google refused, could not be reached, or (`unexpected-answer`) said something that we do not understand. */
export class GoogleError extends Error {
  override readonly name = 'GoogleError'
  readonly code: GoogleErrorCode
  readonly facts: GoogleErrorFacts

  constructor(code: GoogleErrorCode, facts: GoogleErrorFacts = {}) {
    super(code)
    this.code = code
    this.facts = facts
  }
}

/** What a screen says of anything that was thrown; what we do not know counts as an answer we do not understand. */
export function problemOf(error: unknown): { code: GoogleErrorCode; retryAfterMs?: number } {
  if (!(error instanceof GoogleError)) return { code: 'unexpected-answer' }
  const { retryAfterMs } = error.facts
  return { code: error.code, ...(retryAfterMs !== undefined && { retryAfterMs }) }
}

/** Longer than this nobody waits without being told. */
const maxRetryAfterMs = 60_000

/** Google asks to wait longer than can be waited for in silence: that is told to the person, with a button. */
export const asksForTooLong = ({ facts }: GoogleError): boolean => (facts.retryAfterMs ?? 0) > maxRetryAfterMs

const passing: readonly GoogleErrorCode[] = ['offline', 'timeout', 'server-error', 'rate-limited', 'vault-lost']

/**
 * Whether a change that does no harm when it is done twice is worth another try.
 * @param failures tries that failed before this one
 */
export function shouldRepeat(failures: number, error: unknown): boolean {
  if (!(error instanceof GoogleError) || asksForTooLong(error) || !passing.includes(error.code)) return false
  return failures < (error.code === 'rate-limited' ? 4 : 2)
}

type Answer = Extract<SendResult, { kind: 'answer' }>

const list = <T extends v.GenericSchema>(item: T) => v.fallback(v.array(item), [])
const reasonHolder = v.object({ reason: v.fallback(v.string(), '') })
const envelope = v.object({
  error: v.object({
    status: v.fallback(v.string(), ''),
    errors: list(reasonHolder),
    details: list(reasonHolder),
  }),
})

const scopeReasons = ['insufficientPermissions', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT']
const disabledReasons = ['accessNotConfigured', 'SERVICE_DISABLED']
const rateReasons = [
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'quotaExceeded',
  'RATE_LIMIT_EXCEEDED',
  'RESOURCE_EXHAUSTED',
]

/**
 * The error that an answer of 300 or above stands for. Reads both of Google's envelopes: `error.errors[].reason`, and
 * `error.status` with `error.details[].reason`.
 * @param nowMs wall clock, for a `Retry-After` that is a date
 * @see https://developers.google.com/workspace/calendar/api/guides/errors
 */
export function errorFromAnswer(answer: Answer, request: Pick<ApiRequest, 'scopes'>, nowMs: number): GoogleError {
  const reasons = reasonsIn(answer.body)
  const code = codeFor(answer, reasons)
  const reason = reasons.find((word) => /^[A-Za-z_]{1,60}$/.test(word))
  const retryAfterMs = retryAfter(answer.headers['retry-after'], nowMs)
  return new GoogleError(code, {
    status: answer.status,
    ...(reason === undefined ? {} : { reason }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(code === 'scope-missing' ? { scopes: request.scopes } : {}),
  })
}

function codeFor({ status, headers }: Answer, reasons: readonly string[]): GoogleErrorCode {
  const has = (words: readonly string[]) => words.some((word) => reasons.includes(word))
  if (status === 403) {
    if (has(scopeReasons) || /\binsufficient_scope\b/.test(headers['www-authenticate'] ?? '')) return 'scope-missing'
    if (has(disabledReasons)) return 'service-disabled'
    return has(rateReasons) ? 'rate-limited' : 'denied'
  }
  if (status >= 500) return 'server-error'
  const known: Partial<Record<number, GoogleErrorCode>> = {
    401: 'expired',
    404: 'not-found',
    408: 'timeout',
    409: 'conflict',
    410: 'gone',
    412: 'precondition-failed',
    429: 'rate-limited',
  }
  return known[status] ?? (status >= 400 ? 'invalid-request' : 'unexpected-answer')
}

/** Most specific first: ErrorInfo, then the classic list, then the canonical status. */
function reasonsIn(body: string | ArrayBuffer): string[] {
  const parsed = v.safeParse(envelope, parseJson(body))
  if (!parsed.success) return []
  const { details, errors, status } = parsed.output.error
  return [...[...details, ...errors].map((entry) => entry.reason), status].filter(Boolean)
}

/** The value of a JSON text, or undefined where it is none. */
export function parseJson(body: string | ArrayBuffer): unknown {
  try {
    return JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}

/** `Retry-After` as seconds or as an HTTP date; undefined where it is neither. */
function retryAfter(value: string | undefined, nowMs: number): number | undefined {
  if (value === undefined) return undefined
  if (/^\s*\d{1,9}\s*$/.test(value)) return Number(value) * 1000
  const atMs = / GMT\s*$/.test(value) ? Date.parse(value) : NaN
  return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - nowMs)
}
