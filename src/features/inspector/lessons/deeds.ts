import type { Auth, Problem } from '#auth/auth.ts'
import type { EventRange } from '#google/calendar/events.ts'
import type { Deed } from './lessons.ts'

/** How the app reads: with its own patience, repeating what is worth repeating. */
export type Read = (read: () => Promise<unknown>) => Promise<unknown>

export interface Doer {
  auth: Auth
  providerId: string
  /** Where the person comes back to from the provider. */
  returnTo: string
  /** Absent while nobody is signed in. */
  read?: Read | undefined
  nowMs: number
}

/**
 * Lets the real client do what a lesson is about; `misbehave` is called at the moment from which the provider does.
 * What comes of it is in the trace, so failures are no concern here.
 */
export async function carryOut(
  deed: Deed,
  doer: Doer,
  misbehave: () => Promise<unknown>,
): Promise<Problem | undefined> {
  const { auth, providerId, returnTo } = doer
  const attempt = (read: () => Promise<unknown>) => doer.read?.(read).catch(() => undefined)
  const readCalendars = () =>
    attempt(async () => (await import('#google/calendar/calendars.ts')).listCalendars(auth.send))
  switch (deed) {
    case 'sign-in':
      await misbehave()
      return auth.signIn({ providerId, returnTo })
    case 'allow':
      await misbehave()
      return auth.allow('calendar')
    case 'read':
      await misbehave()
      await readCalendars()
      return undefined
    case 'sync':
      await attempt(() => syncOnce(auth, doer.nowMs, misbehave))
      return undefined
    case 'renew':
      await misbehave()
      await auth.renew()
      return undefined
    case 'renew-and-read':
      await misbehave()
      await auth.renew()
      await readCalendars()
      return undefined
    case 'renew-by-frame':
      await misbehave()
      await auth.demo({ do: 'renew-by-frame' })
      return undefined
  }
}

const dayMs = 86_400_000

/** Reads a day, asks what changed since, and reads it anew where the token is not taken any more. */
async function syncOnce(auth: Auth, nowMs: number, misbehave: () => Promise<unknown>): Promise<void> {
  const { listEvents, syncEvents } = await import('#google/calendar/events.ts')
  const at = (ms: number) => new Date(ms).toISOString()
  const range: EventRange = { calendarId: 'primary', timeMin: at(nowMs), timeMax: at(nowMs + dayMs), timeZone: 'UTC' }
  const { syncToken } = await listEvents(auth.send, range)
  await misbehave()
  const changes = syncToken === undefined ? undefined : await syncEvents(auth.send, range, syncToken)
  if (!changes) await listEvents(auth.send, range)
}
