/** A JSON answer that nobody keeps. */
export function json(body: unknown, init: { status?: number; headers?: Record<string, string> } = {}): Response {
  return new Response(JSON.stringify(body), {
    status: init.status ?? 200,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      ...init.headers,
    },
  })
}

export interface ErrorFacts {
  message: string
  reason: string
  /** The message of the single entry in `errors`, where it differs. */
  reasonMessage?: string
  /** gRPC status of the newer shape. */
  status?: string
  domain?: 'global' | 'usageLimits' | 'calendar'
  location?: { location: string; locationType: 'header' | 'parameter' }
  errorInfo?: { reason: string; service: string }
}

/** An error body of Google's APIs, with the members of both shapes.
 *  @see https://developers.google.com/workspace/calendar/api/guides/errors */
export function googleError(code: number, facts: ErrorFacts, headers: Record<string, string> = {}): Response {
  const { message, reason, reasonMessage = message, status, domain = 'global', location, errorInfo } = facts
  const details = errorInfo && [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: errorInfo.reason,
      domain: 'googleapis.com',
      metadata: { service: errorInfo.service },
    },
  ]
  const errors = [{ message: reasonMessage, domain, reason, ...location }]
  const error = { code, message, errors, ...(status ? { status } : {}), ...(details ? { details } : {}) }
  return json({ error }, { status: code, headers })
}

/** 404, without a word on what. */
export const notFound = () => googleError(404, { message: 'Not Found', reason: 'notFound' })

/** 400. @param parameter of the query that is at fault, where it is one */
export const badRequest = (message: string, parameter?: string, reason = 'badRequest') =>
  googleError(400, {
    message,
    reason,
    ...(parameter ? { location: { location: parameter, locationType: 'parameter' } } : {}),
  })
