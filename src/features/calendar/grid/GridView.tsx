import { WifiOff } from 'lucide-react'
import { useState } from 'react'
import { Text } from '#i18n/react.tsx'
import { Banner } from '#ui/Banner.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import type { AgendaData } from '../agenda/agenda-data.tsx'
import { CalendarGrid } from './CalendarGrid.tsx'
import styles from './GridView.module.css'
import { LoadProblem } from '../LoadProblem.tsx'
import type { GridView as View } from '../navigation/view.ts'

/** A day, a week or a month as a grid, with what is to be said about its data. */
export function GridView({
  shown,
  data,
  now,
}: {
  shown: { view: View; date: Temporal.PlainDate }
  data: AgendaData
  now: Temporal.ZonedDateTime
}) {
  // The library's own state may change as soon as it is drawn, so it is drawn in one go once its place is there: not as
  // part of a page that may still be given up.
  const [place, setPlace] = useState<HTMLElement | null>(null)
  if (data.state === 'failed') return <LoadProblem error={data.error} partly={false} retry={data.retry} />
  if (data.state === 'waiting') {
    return (
      <EmptyState icon={WifiOff}>
        <Text id="calendar.offline" />
      </EmptyState>
    )
  }
  const loading = data.state === 'loading'
  return (
    <>
      {data.error !== undefined && <LoadProblem error={data.error} partly retry={data.retry} />}
      {data.cut && <Banner tone="caution" role="status" title={<Text id="calendar.cut" />} />}
      <div ref={setPlace} className={styles['grid']} aria-busy={loading}>
        <VisuallyHidden live>{loading && <Text id="calendar.loading" />}</VisuallyHidden>
        {place && <CalendarGrid view={shown.view} date={shown.date} data={data} timeZone={now.timeZoneId} />}
      </div>
    </>
  )
}
