import { Fragment, useId } from 'react'
import { Text, useFormat } from '#i18n/react.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { isPast, nowIndex, type AgendaDay } from './agenda.ts'
import type { AgendaCalendar } from './agenda-data.tsx'
import styles from './DaySection.module.css'
import { EventEntry } from './EventEntry.tsx'
import { formatDate, formatTime } from '../format.ts'

/** One day: its date, and its events in the order they happen. */
export function DaySection({
  day: { date, entries },
  now,
  calendars,
}: {
  day: AgendaDay
  now: Temporal.ZonedDateTime
  calendars: ReadonlyMap<string, AgendaCalendar>
}) {
  const id = useId()
  const isToday = date.equals(now.toPlainDate())
  const markBefore = isToday ? nowIndex(entries, now) : undefined
  return (
    <section className={styles['day']} aria-labelledby={id} data-today={isToday || undefined}>
      <DayHeading id={id} date={date} isToday={isToday} />
      {entries.length === 0 && (
        <p className={styles['nothing']}>
          <Text id="calendar.day.empty" />
        </p>
      )}
      {entries.length > 0 && (
        <ol className={styles['entries']}>
          {entries.map((entry, index) => (
            <Fragment key={`${entry.calendarId} ${entry.event.id}`}>
              {index === markBefore && <NowMark now={now} />}
              <EventEntry entry={entry} calendar={calendars.get(entry.calendarId)} past={isPast(entry, now)} />
            </Fragment>
          ))}
          {markBefore === entries.length && <NowMark now={now} />}
        </ol>
      )}
    </section>
  )
}

function DayHeading({ id, date, isToday }: { id: string; date: Temporal.PlainDate; isToday: boolean }) {
  const format = useFormat()
  return (
    <h3 id={id} className={styles['heading']}>
      <VisuallyHidden>{formatDate(date, format, { weekday: 'long', month: 'long', day: 'numeric' })}</VisuallyHidden>
      <span className={styles['number']} aria-hidden>
        {format.number(date.day)}
      </span>
      <span className={styles['weekday']} aria-hidden>
        {formatDate(date, format, { weekday: 'short' })}
        <span className={styles['month']}>{formatDate(date, format, { month: 'short' })}</span>
      </span>
      {isToday && (
        <span className={styles['today']}>
          <Text id="calendar.today" />
        </span>
      )}
    </h3>
  )
}

function NowMark({ now }: { now: Temporal.ZonedDateTime }) {
  const format = useFormat()
  return (
    <li className={styles['now']}>
      <span>
        <Text id="calendar.now" values={{ time: formatTime(now, format) }} />
      </span>
    </li>
  )
}
