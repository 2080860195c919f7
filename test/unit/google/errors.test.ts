import { expect, test } from 'vitest'
import { errorFromAnswer, GoogleError, shouldRepeat } from '#google/errors.ts'

const nowMs = Date.UTC(2026, 10, 20)
const scopes = ['https://www.googleapis.com/auth/calendar.events.readonly']

/** The classic envelope of Calendar, Drive and Gmail. */
const classic = (reason: string) =>
  JSON.stringify({
    error: { code: 403, message: 'words', errors: [{ domain: 'usageLimits', reason, message: 'words' }] },
  })

/** The newer envelope, with ErrorInfo. */
const modern = (status: string, reason: string) =>
  JSON.stringify({
    error: {
      code: 403,
      message: 'words',
      status,
      details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com' }],
    },
  })

const map = (status: number, body = '', headers: Record<string, string> = {}) =>
  errorFromAnswer({ kind: 'answer', status, headers, body }, { scopes }, nowMs)

test.each([
  ['insufficientPermissions', 'scope-missing'],
  ['accessNotConfigured', 'service-disabled'],
  ['rateLimitExceeded', 'rate-limited'],
  ['userRateLimitExceeded', 'rate-limited'],
  ['quotaExceeded', 'rate-limited'],
  ['forbiddenForNonOrganizer', 'denied'],
  ['domainPolicy', 'denied'],
])('a 403 with the classic reason %s means %s', (reason, code) => {
  const error = map(403, classic(reason))
  expect(error.code).toBe(code)
  expect(error.facts).toMatchObject({ status: 403, reason })
})

test.each([
  ['PERMISSION_DENIED', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT', 'scope-missing'],
  ['PERMISSION_DENIED', 'SERVICE_DISABLED', 'service-disabled'],
  ['RESOURCE_EXHAUSTED', 'RATE_LIMIT_EXCEEDED', 'rate-limited'],
  ['PERMISSION_DENIED', 'SOMETHING_NEW', 'denied'],
])('a 403 with the newer status %s and reason %s means %s', (status, reason, code) => {
  const error = map(403, modern(status, reason))
  expect(error.code).toBe(code)
  expect(error.facts.reason).toBe(reason)
})

test('a 403 whose challenge names insufficient_scope means a missing scope, and says which would do', () => {
  const error = map(403, 'no envelope', { 'www-authenticate': 'Bearer realm="x", error="insufficient_scope"' })
  expect(error.code).toBe('scope-missing')
  expect(error.facts.scopes).toEqual(scopes)
})

test.each([
  [400, 'invalid-request'],
  [401, 'expired'],
  [404, 'not-found'],
  [409, 'conflict'],
  [410, 'gone'],
  [412, 'precondition-failed'],
  [418, 'invalid-request'],
  [429, 'rate-limited'],
  [500, 'server-error'],
  [503, 'server-error'],
  [302, 'unexpected-answer'],
])('status %i without a readable body means %s', (status, code) => {
  expect(map(status, '<html>').code).toBe(code)
})

test.each([
  ['120', 120_000],
  ['0', 0],
  ['Fri, 20 Nov 2026 00:00:30 GMT', 30_000],
  ['Thu, 19 Nov 2026 00:00:00 GMT', 0],
])('Retry-After "%s" asks to wait %i ms', (value, retryAfterMs) => {
  expect(map(429, '', { 'retry-after': value }).facts.retryAfterMs).toBe(retryAfterMs)
})

test.each(['', 'soon', '-5', '1e9'])('Retry-After "%s" asks for nothing', (value) => {
  expect(map(503, '', { 'retry-after': value }).facts).not.toHaveProperty('retryAfterMs')
})

test.each([
  'null',
  '[]',
  '{"error":"x"}',
  '{"error":{"errors":7,"details":null}}',
  '{"error":{"errors":[null,{"reason":5}]}}',
])('a malformed envelope %s still gives a typed error', (body) => {
  expect(map(403, body)).toMatchObject({ code: 'denied', facts: { status: 403 } })
})

test('an error keeps neither the body nor a reason that is more than one word', () => {
  const error = map(403, classic('leaked ya29.token <b>'))
  expect(error).toBeInstanceOf(GoogleError)
  expect(JSON.stringify([error.message, error.facts, error.cause])).not.toMatch(/ya29|words/)
})

test('a change is tried again where that does no harm, but not where Google asks to wait for more than a minute', () => {
  expect(shouldRepeat(0, new GoogleError('rate-limited', { retryAfterMs: 60_000 }))).toBe(true)
  expect(shouldRepeat(0, new GoogleError('rate-limited', { retryAfterMs: 61_000 }))).toBe(false)
  expect(shouldRepeat(0, new GoogleError('server-error', { retryAfterMs: 3_600_000 }))).toBe(false)
  expect(shouldRepeat(2, new GoogleError('server-error'))).toBe(false)
  expect(shouldRepeat(0, new GoogleError('conflict'))).toBe(false)
})
