import { useQueries } from '@tanstack/react-query'
import { CalendarX2, WifiOff } from 'lucide-react'
import { useState } from 'react'
import { useAuth } from '#auth/react.tsx'
import { Text, useFormat } from '#i18n/react.tsx'
import { Banner } from '#ui/Banner.tsx'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { boundedText } from '#ui/Foreign.tsx'
import { Link } from '#ui/Link.tsx'
import { combine, type AgendaData } from '../agenda/agenda-data.tsx'
import { foundDays, type FoundDay } from '../agenda/agenda.ts'
import { AgendaSkeleton } from '../agenda/AgendaSkeleton.tsx'
import { EventEntry } from '../agenda/EventEntry.tsx'
import { formatDate } from '../format.ts'
import { LoadProblem } from '../LoadProblem.tsx'
import { searchQuery } from '../queries.ts'
import { rangeBounds } from '../navigation/range.ts'
import styles from './SearchResults.module.css'
import { addressOf, asView, viewAt, type Shown } from '../navigation/view.ts'

/** How far is looked, in years to both sides: near first, and farther when that is wanted. */
const near = 1
const far = 10
/** So many days are drawn at first, and as many more as are asked for. */
const daysAtOnce = 30

/** The events in which words were found, as an agenda: what is to come first, then what was. */
export function SearchResults({
  q,
  shown,
  data,
  now,
}: {
  q: string
  shown: Shown
  data: AgendaData
  now: Temporal.ZonedDateTime
}) {
  const { send } = useAuth()
  const [years, setYears] = useState(near)
  const [drawn, setDrawn] = useState({ upcoming: daysAtOnce, earlier: daysAtOnce })
  const today = now.toPlainDate()
  const timeZone = now.timeZoneId
  const from = today.subtract({ years })
  const bounds = rangeBounds({ from, days: from.until(today.add({ years })).days }, timeZone)
  const searched = data.calendars.filter((calendar) => calendar.shown)
  const { results, state } = useQueries({
    queries: searched.map(({ id }) => searchQuery(send, { calendarId: id, q, ...bounds, timeZone })),
    combine,
  })
  const failed = results.filter((result) => result.isError)
  const retry = () => {
    for (const result of failed) void result.refetch()
    if (data.listError !== undefined) data.retry()
  }
  if (state === 'failed') return <LoadProblem error={failed[0]?.error} partly={false} retry={retry} />
  if (state === 'waiting') {
    return (
      <EmptyState icon={WifiOff}>
        <Text id="calendar.search.offline" />
      </EmptyState>
    )
  }
  // The other calendars are a moment away: what is found is not shown before it is whole.
  if (state === 'loading' || (data.listing && !data.retrying))
    return <AgendaSkeleton days={5} trying={results.some(({ failureCount }) => failureCount > 0)} />

  const found = results.flatMap((result, index) =>
    (result.data?.items ?? []).map((event) => ({ calendarId: searched[index]?.id ?? '', event })),
  )
  const days = foundDays(found, timeZone)
  const isToCome = ({ date }: FoundDay) => Temporal.PlainDate.compare(date, today) >= 0
  const parts = [
    ['upcoming', days.filter(isToCome)],
    ['earlier', days.filter((day) => !isToCome(day)).toReversed()],
  ] as const
  const further = years === near && (
    <Button onClick={() => setYears(far)}>
      <Text id="calendar.search.further" values={{ years: far }} />
    </Button>
  )
  const events = days.reduce((sum, { entries }) => sum + entries.length, 0)
  const words = boundedText(q, 60)
  return (
    <div className={styles['results']}>
      {(failed.length > 0 || data.listError !== undefined) && (
        <LoadProblem error={failed[0]?.error ?? data.listError} partly retry={retry} />
      )}
      {results.some((result) => result.data?.cut) && (
        <Banner tone="caution" role="status" title={<Text id="calendar.search.cut" />} />
      )}
      {events === 0 ? (
        <EmptyState icon={CalendarX2} action={further}>
          <span role="status">
            <Text id="calendar.search.nothing" values={{ q: words }} />
          </span>
        </EmptyState>
      ) : (
        <>
          <p role="status" className={styles['sum']}>
            <Text id="calendar.search.found" values={{ events, q: words, years }} />
          </p>
          {parts.map(
            ([part, of]) =>
              of.length > 0 && (
                <section key={part} aria-labelledby={`found-${part}`} className={styles['part']}>
                  <h3 id={`found-${part}`} className={styles['title']}>
                    <Text id={`calendar.search.${part}`} />
                  </h3>
                  {of.slice(0, drawn[part]).map((day) => (
                    <Found key={String(day.date)} day={day} data={data} now={now} shown={shown} />
                  ))}
                  {of.length > drawn[part] && (
                    <Button look="quiet" onClick={() => setDrawn({ ...drawn, [part]: drawn[part] + daysAtOnce })}>
                      <Text id={`calendar.search.more.${part}`} />
                    </Button>
                  )}
                </section>
              ),
          )}
          {further}
        </>
      )}
    </div>
  )
}

/** What was found on one day, and the way there. */
function Found({
  day: { date, entries },
  data,
  now,
  shown,
}: {
  day: FoundDay
  data: AgendaData
  now: Temporal.ZonedDateTime
  shown: Shown
}) {
  const format = useFormat()
  const calendars = new Map(data.calendars.map((calendar) => [calendar.id, calendar]))
  const there = viewAt(shown.view === 'agenda' ? asView(shown, 'day') : shown, date)
  const isPast = Temporal.PlainDate.compare(date, now.toPlainDate()) < 0
  return (
    <div className={styles['day']}>
      <h4 className={styles['date']}>
        <Link to={addressOf(there)}>{formatDate(date, format, { dateStyle: 'full' })}</Link>
      </h4>
      <ol className={styles['entries']}>
        {entries.map((entry) => (
          <EventEntry
            key={`${entry.calendarId} ${entry.event.id}`}
            entry={entry}
            calendar={calendars.get(entry.calendarId)}
            past={isPast}
          />
        ))}
      </ol>
    </div>
  )
}
