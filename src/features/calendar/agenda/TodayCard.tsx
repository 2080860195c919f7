import '../temporal.ts'
import { useId } from 'react'
import { Text, useFormat } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { LinkButton } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { agendaDays, isPast, type AgendaDay, type AgendaEntry } from './agenda.ts'
import { useAgendaData, type AgendaCalendar } from './agenda-data.tsx'
import { AllowButton } from '../AllowCalendar.tsx'
import { ColorDot } from '../navigation/ColorDot.tsx'
import { EntryTime } from './EntryTime.tsx'
import { EventTitle } from '../event/EventTitle.tsx'
import { formatDate } from '../format.ts'
import { LoadProblem } from '../LoadProblem.tsx'
import { useCalendarAccess, useNow } from '../react.tsx'
import styles from './TodayCard.module.css'

/** Today and tomorrow, for the start page: what is still to come. */
export function TodayCard() {
  const access = useCalendarAccess()
  return (
    <Card
      title={<Text id="calendar.card.title" />}
      aside={
        <LinkButton look="quiet" to={paths.calendar()}>
          <Text id="calendar.card.open" />
        </LinkButton>
      }
    >
      {access && (access.events ? <TwoDays canListCalendars={access.calendars} /> : <NotAllowed />)}
    </Card>
  )
}

function NotAllowed() {
  return (
    <div className={styles['allow']}>
      <p>
        <Text id="calendar.card.allow" />
      </p>
      <AllowButton label="calendar.allow.button" />
    </div>
  )
}

function TwoDays({ canListCalendars }: { canListCalendars: boolean }) {
  const now = useNow()
  const range = { from: now.toPlainDate(), days: 2 }
  const data = useAgendaData(range, now.timeZoneId, canListCalendars)
  if (data.state === 'failed') return <LoadProblem error={data.error} partly={false} retry={data.retry} />
  if (data.state === 'waiting') {
    return (
      <p className={styles['nothing']}>
        <Text id="calendar.offline" />
      </p>
    )
  }
  if (data.state === 'loading') return <CardSkeleton />
  const calendars = new Map(data.calendars.map((calendar) => [calendar.id, calendar]))
  return (
    <>
      {data.error !== undefined && <LoadProblem error={data.error} partly retry={data.retry} />}
      {agendaDays(data.events, range, now.timeZoneId).map((day, index) => (
        <Day
          key={day.date.toString()}
          day={day}
          label={index === 0 ? 'calendar.today' : 'calendar.tomorrow'}
          now={now}
          calendars={calendars}
        />
      ))}
    </>
  )
}

/** More than a glance takes is behind the link to the calendar. */
const maxEntries = 6

function Day({
  day: { date, entries },
  label,
  now,
  calendars,
}: {
  day: AgendaDay
  label: string
  now: Temporal.ZonedDateTime
  calendars: ReadonlyMap<string, AgendaCalendar>
}) {
  const id = useId()
  const format = useFormat()
  const coming = entries.filter((entry) => !isPast(entry, now))
  const more = coming.length - maxEntries
  return (
    <section aria-labelledby={id} className={styles['day']}>
      <h3 id={id} className={styles['heading']}>
        <Text id={label} />{' '}
        <span className={styles['date']}>
          {formatDate(date, format, { weekday: 'long', month: 'long', day: 'numeric' })}
        </span>
      </h3>
      {coming.length === 0 && (
        <p className={styles['nothing']}>
          <Text id={entries.length > 0 ? 'calendar.card.nothingMore' : 'calendar.day.empty'} />
        </p>
      )}
      {coming.length > 0 && (
        <ul className={styles['entries']}>
          {coming.slice(0, maxEntries).map((entry) => (
            <CardEntry
              key={`${entry.calendarId} ${entry.event.id}`}
              entry={entry}
              calendar={calendars.get(entry.calendarId)}
            />
          ))}
        </ul>
      )}
      {more > 0 && (
        <LinkButton look="quiet" to={paths.calendar({ from: date.toString(), days: 1 })}>
          <Text id="calendar.card.more" values={{ more }} />
        </LinkButton>
      )}
    </section>
  )
}

function CardEntry({ entry, calendar }: { entry: AgendaEntry; calendar: AgendaCalendar | undefined }) {
  return (
    <li className={styles['entry']}>
      <span className={styles['time']}>
        <EntryTime entry={entry} />
      </span>
      <span className={styles['mark']}>
        <ColorDot color={calendar?.color} />
      </span>
      <span className={styles['what']}>
        <EventTitle event={entry.event} calendar={calendar} />
        {entry.event.location && (
          <span className={styles['place']}>
            <Foreign>{entry.event.location}</Foreign>
          </span>
        )}
      </span>
    </li>
  )
}

function CardSkeleton() {
  return (
    <div className={styles['day']} aria-busy>
      <VisuallyHidden live>
        <Text id="calendar.loading" />
      </VisuallyHidden>
      {['40%', '70%', '55%', '40%', '65%'].map((width, index) => (
        <Skeleton key={index} width={width} height="1.5rem" />
      ))}
    </div>
  )
}
