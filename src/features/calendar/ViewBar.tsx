import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useNavigate } from 'react-router-dom'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import type { Format } from '#i18n/format.ts'
import { LinkButton } from '#ui/Button.tsx'
import { Link } from '#ui/Link.tsx'
import { formatDate, formatDates } from './format.ts'
import { lastDay, readDate, spans } from './range.ts'
import { addressOf, asView, dayOf, gridViews, movedView, shownDays, viewAt, type Shown } from './view.ts'
import styles from './ViewBar.module.css'

/** Which time is shown and how, and the ways to others. Every one of them is an address, so Back goes back. */
export function ViewBar({ shown, today, children }: { shown: Shown; today: Temporal.PlainDate; children?: ReactNode }) {
  const text = useText()
  const format = useFormat()
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
      </nav>
      <DateField shown={shown} />
      {shown.view === 'agenda' && (
        <nav className={styles['spans']} aria-label={text('calendar.range.spans')}>
          {spans.map((span) => (
            <Link
              key={span}
              className={styles['span']}
              to={addressOf({ view: 'agenda', range: { from: shown.range.from, days: span } })}
              aria-current={span === days ? 'true' : undefined}
            >
              <Text id="calendar.range.days" values={{ days: span }} />
            </Link>
          ))}
        </nav>
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
      {children}
    </div>
  )
}

function titleOf(shown: Shown, format: Format): string {
  if (shown.view === 'month') return formatDate(shown.date, format, { year: 'numeric', month: 'long' })
  const days = shownDays(shown, format.locale)
  return formatDates(days.from, lastDay(days), format)
}

/** Half-typed dates stay in the field; each one that is whole is gone to. */
function DateField({ shown }: { shown: Shown }) {
  const text = useText()
  const navigate = useNavigate()
  const [draft, setDraft] = useState<string>()
  return (
    <input
      className={styles['date']}
      type="date"
      aria-label={text('calendar.range.date')}
      value={draft ?? dayOf(shown).toString()}
      onBlur={() => setDraft(undefined)}
      onChange={({ target: { value } }) => {
        const date = readDate(value)
        setDraft(date ? undefined : value)
        if (date) void navigate(addressOf(viewAt(shown, date)), { replace: true })
      }}
    />
  )
}
