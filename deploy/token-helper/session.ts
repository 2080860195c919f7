import { askForTokens, revoke, type Answer } from './google.ts'
import { clearedCookie, longestMs, openCookie, sealedCookie, type OpenedToken } from './held-token.ts'
import type { Settings } from './settings.ts'

/** One request of the page that was found in order. */
export interface Keeping {
  form: URLSearchParams
  settings: Settings
  /** Where the cookie belongs. */
  path: string
  /** As it came, sealed. */
  cookie: string | undefined
  nowMs: number
  send: typeof fetch
}

/** Takes the refresh token out of the answer to a code. Where none came, the one of the same person is kept. */
export async function hold(asked: Keeping, { status, body }: Answer): Promise<Answer> {
  const { nowMs, path, settings } = asked
  const { refresh_token: refreshToken, refresh_token_expires_in: lifetime, ...rest } = body
  if (status !== 200) return { status, body: rest }
  const subject = subjectOf(body['id_token'])
  const untilMs = nowMs + Math.min(longestMs, typeof lifetime === 'number' ? lifetime * 1000 : longestMs)
  if (typeof refreshToken === 'string' && subject) {
    const setCookie = await sealedCookie({ refreshToken, subject, untilMs }, path, settings, nowMs)
    if (setCookie) return { status, body: { ...rest, refresh_token_kept: true }, setCookie }
  } else if (subject && (await opened(asked))?.subject === subject) {
    return { status, body: { ...rest, refresh_token_kept: true } }
  }
  return { status, body: rest, setCookie: clearedCookie(path) }
}

/** Spends what is kept. A refusal of Google's, like a cookie that does not open, ends it. */
export async function refreshHeld(asked: Keeping): Promise<Answer> {
  const { nowMs, path, settings, send } = asked
  const held = await opened(asked)
  if (!held) return { status: 400, body: { error: 'invalid_grant' }, setCookie: clearedCookie(path) }
  const given = await askForTokens('refresh_token', { refresh_token: held.refreshToken }, settings, send)
  const { refresh_token: rotated, refresh_token_expires_in: _lifetime, ...rest } = given.body
  const { status } = given
  if (rest['error'] === 'invalid_grant') return { status, body: rest, setCookie: clearedCookie(path) }
  if (status !== 200) return { status, body: rest }
  const refreshToken = typeof rotated === 'string' ? rotated : held.refreshToken
  const isNew = held.sealedBefore || refreshToken !== held.refreshToken
  const setCookie = isNew ? await sealedCookie({ ...held, refreshToken }, path, settings, nowMs) : undefined
  return { status, body: { ...rest, refresh_token_kept: true }, ...(setCookie ? { setCookie } : {}) }
}

/** Signing out forgets the cookie; disconnecting has Google revoke the token first (RFC 7009 §2.1). */
export async function endSession(asked: Keeping): Promise<Answer> {
  const held = asked.form.get('session') === 'revoke' ? await opened(asked) : undefined
  if (held) await revoke(held.refreshToken, asked.settings, asked.send)
  return { status: 200, body: {}, setCookie: clearedCookie(asked.path) }
}

const opened = async ({ cookie, settings, nowMs }: Keeping): Promise<OpenedToken | undefined> =>
  cookie === undefined ? undefined : openCookie(cookie, settings, nowMs)

/** Of an ID token that came straight from Google over TLS (OpenID Connect Core §3.1.3.7 (6)); the page verifies it. */
function subjectOf(idToken: unknown): string | undefined {
  try {
    const payload = String(idToken).split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? ''
    const { sub } = JSON.parse(atob(payload)) as { sub?: unknown }
    return typeof sub === 'string' && sub !== '' ? sub : undefined
  } catch {
    return undefined
  }
}
