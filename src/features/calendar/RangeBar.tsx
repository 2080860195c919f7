import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { LinkButton } from '#ui/Button.tsx'
import { Link } from '#ui/Link.tsx'
import { formatDates } from './format.ts'
import { lastDay, movedRange, readDate, spans, type AgendaRange } from './range.ts'
import styles from './RangeBar.module.css'

const addressOf = ({ from, days }: AgendaRange) => paths.calendar({ from: from.toString(), days })

/** Which days are shown, and the ways to others. Every one of them is an address, so Back goes back. */
export function RangeBar({ range, today }: { range: AgendaRange; today: Temporal.PlainDate }) {
  const text = useText()
  const format = useFormat()
  return (
    <div className={styles['bar']}>
      <h2 className={styles['dates']} aria-live="polite">
        {formatDates(range.from, lastDay(range), format)}
      </h2>
      <nav className={styles['moves']} aria-label={text('calendar.range.moves')}>
        <Link
          className={styles['arrow']}
          to={addressOf(movedRange(range, -1))}
          aria-label={text('calendar.range.previous', { days: range.days })}
        >
          <ChevronLeft aria-hidden />
        </Link>
        <LinkButton to={addressOf({ from: today, days: range.days })}>
          <Text id="calendar.today" />
        </LinkButton>
        <Link
          className={styles['arrow']}
          to={addressOf(movedRange(range, 1))}
          aria-label={text('calendar.range.next', { days: range.days })}
        >
          <ChevronRight aria-hidden />
        </Link>
      </nav>
      <DateField range={range} />
      <nav className={styles['spans']} aria-label={text('calendar.range.spans')}>
        {spans.map((days) => (
          <Link
            key={days}
            className={styles['span']}
            to={addressOf({ from: range.from, days })}
            aria-current={days === range.days ? 'true' : undefined}
          >
            <Text id="calendar.range.days" values={{ days }} />
          </Link>
        ))}
      </nav>
    </div>
  )
}

/** Half-typed dates stay in the field; each one that is whole is gone to. */
function DateField({ range }: { range: AgendaRange }) {
  const text = useText()
  const navigate = useNavigate()
  const [draft, setDraft] = useState<string>()
  return (
    <input
      className={styles['date']}
      type="date"
      aria-label={text('calendar.range.date')}
      value={draft ?? range.from.toString()}
      onBlur={() => setDraft(undefined)}
      onChange={({ target: { value } }) => {
        const from = readDate(value)
        setDraft(from ? undefined : value)
        if (from) void navigate(addressOf({ from, days: range.days }), { replace: true })
      }}
    />
  )
}
