import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router-dom'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import type { Format } from '#i18n/format.ts'
import { LinkButton } from '#ui/Button.tsx'
import { Link } from '#ui/Link.tsx'
import { formatDate, formatDates } from '../format.ts'
import { lastDay, spans } from './range.ts'
import { addressOf, asView, gridViews, movedView, shownDays, viewAt, type Shown } from './view.ts'
import styles from './ViewBar.module.css'

/** Which time is shown and how, and the ways to others. Every one of them is an address, so Back goes back. */
export function ViewBar({
  shown,
  today,
  jump,
  search,
  children,
}: {
  shown: Shown
  today: Temporal.PlainDate
  /** A way to any other day, beside those to the next ones. */
  jump: ReactNode
  search: ReactNode
  children?: ReactNode
}) {
  const text = useText()
  const format = useFormat()
  const navigate = useNavigate()
  const days = shown.view === 'agenda' ? shown.range.days : 0
  return (
    <div className={styles['bar']}>
      <h2 className={styles['dates']} aria-live="polite">
        {titleOf(shown, format)}
      </h2>
      <nav className={styles['moves']} aria-label={text('calendar.range.moves')}>
        <Link
          className={styles['arrow']}
          to={addressOf(movedView(shown, -1))}
          aria-label={
            days > 0 ? text('calendar.range.previous', { days }) : text(`calendar.view.previous.${shown.view}`)
          }
        >
          <ChevronLeft aria-hidden />
        </Link>
        <LinkButton to={addressOf(viewAt(shown, today))}>
          <Text id="calendar.today" />
        </LinkButton>
        <Link
          className={styles['arrow']}
          to={addressOf(movedView(shown, 1))}
          aria-label={days > 0 ? text('calendar.range.next', { days }) : text(`calendar.view.next.${shown.view}`)}
        >
          <ChevronRight aria-hidden />
        </Link>
        {jump}
      </nav>
      {search}
      {shown.view === 'agenda' && (
        <select
          className={styles['days']}
          aria-label={text('calendar.range.spans')}
          value={days}
          onChange={({ target }) => {
            const range = { from: shown.range.from, days: Number(target.value) }
            void navigate(addressOf({ view: 'agenda', range }))
          }}
        >
          {[...new Set([...spans, days])].map((span) => (
            <option key={span} value={span}>
              {text('calendar.range.days', { days: span })}
            </option>
          ))}
        </select>
      )}
      <nav className={styles['spans']} aria-label={text('calendar.views')}>
        {([...gridViews, 'agenda'] as const).map((view) => (
          <Link
            key={view}
            className={styles['span']}
            to={addressOf(asView(shown, view))}
            aria-current={view === shown.view ? 'true' : undefined}
          >
            <Text id={`calendar.view.${view}`} />
          </Link>
        ))}
      </nav>
      <div className={styles['new']}>{children}</div>
    </div>
  )
}

function titleOf(shown: Shown, format: Format): string {
  if (shown.view === 'month') return formatDate(shown.date, format, { year: 'numeric', month: 'long' })
  const days = shownDays(shown, format.locale)
  return formatDates(days.from, lastDay(days), format)
}
