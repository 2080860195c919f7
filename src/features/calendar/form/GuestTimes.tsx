import { useQuery } from '@tanstack/react-query'
import { useAuth, useSession } from '#auth/react.tsx'
import { allows } from '#config/scopes.ts'
import { queryFreeBusy } from '#google/calendar/free-busy.ts'
import { freeBusyScopes } from '#google/calendar/scopes.ts'
import { problemOf } from '#google/errors.ts'
import { Text } from '#i18n/react.tsx'
import { AllowButton } from '#ui/AllowFeature.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { extentOf } from '../agenda/agenda.ts'
import { draftTimes, type EventDraft } from './event-draft.ts'
import { guestTimes, nobodySeen } from './guest-times.ts'
import styles from './GuestTimes.module.css'

/** Whether the guests have time: in words, with the day as a strip. Its permission is asked for here, and only here. */
export function GuestTimes({ draft, zone }: { draft: EventDraft; zone: string }) {
  const auth = useAuth()
  const { providers, send } = auth
  const { signedIn } = useSession()
  const provider = providers.find(({ id }) => id === signedIn?.providerId)
  const allowed =
    provider && allows(provider, { api: 'calendar', scopes: freeBusyScopes }, signedIn?.grantedScopes ?? [])
  const spans = spansOf(draft, zone)
  const range = spans && {
    timeMin: new Date(spans.window.fromMs).toISOString(),
    timeMax: new Date(spans.window.toMs).toISOString(),
    calendarIds: draft.guests,
  }
  const answers = useQuery({
    queryKey: ['calendar', 'free-busy', range],
    queryFn: ({ signal }) => (range ? queryFreeBusy(send, range, signal) : Promise.resolve(new Map<string, never>())),
    enabled: allowed === true && range !== undefined,
    staleTime: 60_000,
  })
  if (!allowed) {
    return (
      <div className={styles['ask']}>
        <p>
          <Text id="calendar.busy.lead" />
        </p>
        <AllowButton
          look="secondary"
          label="calendar.busy.allow"
          ask={() => auth.allow('calendar', freeBusyScopes.slice(0, 1))}
        />
      </div>
    )
  }
  if (!spans) return null
  if (answers.isError || answers.isPaused) {
    return (
      <p className={styles['ask']}>
        <Text id={`google.error.${answers.isPaused ? 'offline' : problemOf(answers.error).code}`} />
      </p>
    )
  }
  if (!answers.data)
    return (
      <p className={styles['ask']} aria-busy>
        <Text id="calendar.busy.loading" />
      </p>
    )
  const all = guestTimes(answers.data, draft.guests, spans.meeting, spans.window)
  const busy = all.filter(({ state }) => state === 'busy').length
  const part = (ms: number) => (ms - spans.window.fromMs) / (spans.window.toMs - spans.window.fromMs)
  return (
    <div className={styles['times']}>
      <p role="status" className={busy > 0 ? styles['conflict'] : undefined}>
        {nobodySeen(all) ? (
          <Text id="calendar.busy.noneSeen" />
        ) : (
          <Text id="calendar.busy.sum" values={{ busy, guests: all.length }} />
        )}
      </p>
      <ul className={styles['list']}>
        {all.map(({ guest, state, busy: spansBusy }) => (
          <li key={guest} className={styles['guest']}>
            <span className={styles['name']}>
              <Foreign>{guest}</Foreign>
            </span>
            <span className={styles['strip']} aria-hidden>
              {spansBusy.map(({ from, to }, index) => (
                <span
                  key={index}
                  className={styles['busy']}
                  style={{ insetInlineStart: `${from * 100}%`, width: `${(to - from) * 100}%` }}
                />
              ))}
              <span
                className={styles['meeting']}
                style={{
                  insetInlineStart: `${part(spans.meeting.fromMs) * 100}%`,
                  width: `${(part(spans.meeting.toMs) - part(spans.meeting.fromMs)) * 100}%`,
                }}
              />
            </span>
            <span className={styles['state']}>
              <Text id={`calendar.busy.${state}`} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The meeting, and the days it lies on. */
function spansOf(draft: EventDraft, zone: string) {
  try {
    const { first, last, timed } = extentOf({ ...draftTimes(draft), id: 'new', attendees: [] }, zone)
    const window = {
      fromMs: first.toZonedDateTime(zone).epochMilliseconds,
      toMs: last.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds,
    }
    const meeting = timed ? { fromMs: timed.start.epochMilliseconds, toMs: timed.end.epochMilliseconds } : window
    return { meeting, window }
  } catch {
    return undefined
  }
}
