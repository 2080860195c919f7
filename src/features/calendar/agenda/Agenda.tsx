import { CalendarX2, WifiOff } from 'lucide-react'
import { Fragment } from 'react'
import { Text, useFormat } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { Banner } from '#ui/Banner.tsx'
import { LinkButton } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import styles from './Agenda.module.css'
import { agendaDays, type AgendaDay } from './agenda.ts'
import type { AgendaData } from './agenda-data.tsx'
import { AgendaSkeleton } from './AgendaSkeleton.tsx'
import { DaySection } from './DaySection.tsx'
import { formatDate } from '../format.ts'
import { LoadProblem } from '../LoadProblem.tsx'
import { movedRange, startsWeek, type AgendaRange } from '../navigation/range.ts'

/** The events of some days as a list: what there is in every view, in the order it happens. */
export function Agenda({ data, range, now }: { data: AgendaData; range: AgendaRange; now: Temporal.ZonedDateTime }) {
  if (data.state === 'failed') return <LoadProblem error={data.error} partly={false} retry={data.retry} />
  if (data.state === 'waiting') {
    return (
      <EmptyState icon={WifiOff}>
        <Text id="calendar.offline" />
      </EmptyState>
    )
  }
  if (data.state === 'loading') return <AgendaSkeleton days={range.days} trying={data.retrying} />

  const days = agendaDays(data.events, range, now.timeZoneId)
  const empty = days.every(({ entries }) => entries.length === 0)
  return (
    <>
      {data.error !== undefined && <LoadProblem error={data.error} partly retry={data.retry} />}
      {data.cut && <Banner tone="caution" role="status" title={<Text id="calendar.cut" />} />}
      {empty && data.error === undefined ? (
        <NothingPlanned range={range} />
      ) : (
        <Days days={days} now={now} data={data} />
      )}
    </>
  )
}

function NothingPlanned({ range }: { range: AgendaRange }) {
  const next = range.days < 31 ? { from: range.from, days: 31 } : movedRange(range, 1)
  return (
    <EmptyState
      icon={CalendarX2}
      action={
        <LinkButton to={paths.calendar({ from: next.from.toString(), days: next.days })}>
          <Text id={range.days < 31 ? 'calendar.empty.further' : 'calendar.empty.next'} />
        </LinkButton>
      }
    >
      <Text id="calendar.empty" />
    </EmptyState>
  )
}

/** In a long range, days without events are left out, except today. */
const longRangeDays = 14

function Days({ days, now, data }: { days: readonly AgendaDay[]; now: Temporal.ZonedDateTime; data: AgendaData }) {
  const format = useFormat()
  const calendars = new Map(data.calendars.map((calendar) => [calendar.id, calendar]))
  const today = now.toPlainDate()
  return days.map((day, index) => {
    const { date, entries } = day
    const left = days.length >= longRangeDays && entries.length === 0 && !date.equals(today)
    return (
      <Fragment key={date.toString()}>
        {index > 0 && startsWeek(date, format.locale) && (
          <p className={styles['week']}>
            <Text id="calendar.weekOf" values={{ date: formatDate(date, format, { month: 'long', day: 'numeric' }) }} />
          </p>
        )}
        {!left && <DaySection day={day} now={now} calendars={calendars} />}
      </Fragment>
    )
  })
}
