import './temporal.ts'
import { useEffect, useState } from 'react'
import { useAuth, useSession } from '#auth/react.tsx'
import { allows, featureGranted, missingScopes } from '#config/scopes.ts'
import { calendarListScopes } from '#google/calendar/calendars.ts'

/** The present in the viewer's zone; moves on with each minute, and when the page is looked at again. */
export function useNow(): Temporal.ZonedDateTime {
  const [now, setNow] = useState(() => Temporal.Now.zonedDateTimeISO())
  useEffect(() => {
    const look = () => setNow(Temporal.Now.zonedDateTimeISO())
    const timer = setTimeout(look, 60_000 - (now.epochMilliseconds % 60_000))
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [now])
  return now
}

/** What the person allowed Pixy to do with their calendars. */
export interface CalendarAccess {
  /** Events may be read. */
  events: boolean
  /** The calendars besides the primary one may be listed. */
  calendars: boolean
  /** The provider has something left to ask the person for. */
  askable: boolean
  /** The scopes that are missing were asked for before, and refused. */
  refused: boolean
}

/** Undefined while nobody is signed in. */
export function useCalendarAccess(): CalendarAccess | undefined {
  const { providers } = useAuth()
  const { signedIn } = useSession()
  const provider = providers.find(({ id }) => id === signedIn?.providerId)
  if (!signedIn || !provider) return undefined
  const missing = missingScopes(provider, 'calendar', signedIn.grantedScopes)
  return {
    events: featureGranted(provider, 'calendar', signedIn.grantedScopes),
    calendars: allows(provider, { api: 'calendar', scopes: calendarListScopes }, signedIn.grantedScopes),
    askable: missing.length > 0,
    refused: missing.some((scope) => signedIn.requestedScopes.includes(scope)),
  }
}
