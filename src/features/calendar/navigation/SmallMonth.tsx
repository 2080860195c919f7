import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useFormat, useText } from '#i18n/react.tsx'
import { classNames } from '#ui/class-names.ts'
import { formatDate } from '../format.ts'
import { isShowable, lastDay } from './range.ts'
import styles from './SmallMonth.module.css'
import { dayOf, shownDays, type Shown } from './view.ts'

/** By how much each key moves on. */
const steps: Readonly<Record<string, Temporal.DurationLike>> = {
  ArrowLeft: { days: -1 },
  ArrowRight: { days: 1 },
  ArrowUp: { weeks: -1 },
  ArrowDown: { weeks: 1 },
  PageUp: { months: -1 },
  PageDown: { months: 1 },
  'Shift+PageUp': { years: -1 },
  'Shift+PageDown': { years: 1 },
}

/**
 * A month to jump by. One day of it can be reached by Tab, the others by arrows. Our own, for the calendar's route has
 * no room for the library's, which comes with the form.
 */
export function SmallMonth({
  shown,
  today,
  focused = false,
  onChoose,
}: {
  shown: Shown
  today: Temporal.PlainDate
  /** The focus goes to its day at once. */
  focused?: boolean
  onChoose: (date: Temporal.PlainDate) => void
}) {
  const format = useFormat()
  const id = useId()
  const grid = useRef<HTMLDivElement>(null)
  const day = dayOf(shown)
  const [at, setAt] = useState({ of: day, day, takesFocus: focused })
  if (!at.of.equals(day)) setAt({ of: day, day, takesFocus: false })
  const now = at.of.equals(day) ? at.day : day
  const month = shownDays({ view: 'month', date: now }, format.locale)
  const marked = shown.view === 'month' ? undefined : shownDays(shown, format.locale)

  const isMarked = (date: Temporal.PlainDate) =>
    marked !== undefined &&
    Temporal.PlainDate.compare(marked.from, date) <= 0 &&
    Temporal.PlainDate.compare(date, lastDay(marked)) <= 0

  const move = (by: Temporal.DurationLike, takesFocus: boolean) => {
    const to = now.add(by)
    if (isShowable(to)) setAt({ of: day, day: to, takesFocus })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.shiftKey ? `Shift+${event.key}` : event.key]
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    move(step, true)
  }
  useEffect(() => {
    if (at.takesFocus) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  }, [at])

  const weeks = Array.from({ length: month.days / 7 }, (_, week) =>
    Array.from({ length: 7 }, (__, index) => month.from.add({ days: week * 7 + index })),
  )
  return (
    <div className={styles['month']}>
      <div className={styles['head']}>
        <h3 id={id} className={styles['title']} aria-live="polite">
          {formatDate(now, format, { year: 'numeric', month: 'long' })}
        </h3>
        <Step label="calendar.month.previous" icon={ChevronLeft} onPress={() => move({ months: -1 }, false)} />
        <Step label="calendar.month.next" icon={ChevronRight} onPress={() => move({ months: 1 }, false)} />
      </div>
      <div ref={grid} role="grid" tabIndex={-1} aria-labelledby={id} className={styles['grid']} onKeyDown={onKeyDown}>
        <div role="row" className={styles['week']}>
          {weeks[0]?.map((date) => (
            <span
              key={date.dayOfWeek}
              role="columnheader"
              aria-label={formatDate(date, format, { weekday: 'long' })}
              className={styles['weekday']}
            >
              {formatDate(date, format, { weekday: 'narrow' })}
            </span>
          ))}
        </div>
        {weeks.map((week) => (
          <div key={String(week[0])} role="row" className={styles['week']}>
            {week.map((date) => (
              <span key={String(date)} role="gridcell" aria-selected={isMarked(date)} className={styles['cell']}>
                <button
                  type="button"
                  tabIndex={date.equals(now) ? 0 : -1}
                  className={classNames(styles['day'], date.month !== now.month && styles['other'])}
                  data-day={String(date)}
                  aria-label={formatDate(date, format, { dateStyle: 'full' })}
                  aria-current={date.equals(today) ? 'date' : undefined}
                  onClick={() => onChoose(date)}
                >
                  {format.number(date.day)}
                </button>
              </span>
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}

function Step({ label, icon: Icon, onPress }: { label: string; icon: typeof ChevronLeft; onPress: () => void }) {
  const text = useText()
  return (
    <button type="button" className={styles['step']} aria-label={text(label)} onClick={onPress}>
      <Icon aria-hidden />
    </button>
  )
}
