import type { ReactNode } from 'react'
import { Text, useText } from '#i18n/react.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import type { AgendaData } from '../agenda/agenda-data.tsx'
import styles from './CalendarChoice.module.css'
import { CalendarName } from './CalendarName.tsx'
import { ColorDot } from './ColorDot.tsx'

/**
 * The person's calendars, each to be shown or hidden: at Google's where the grant allows that, else in this browser.
 * Folded where there is no room beside the agenda.
 */
export function CalendarChoice({
  data: { calendars, listing, setShown },
  children,
}: {
  data: AgendaData
  /** What else is chosen there. */
  children: ReactNode
}) {
  const text = useText()
  const shown = calendars.filter((calendar) => calendar.shown).length
  return (
    <details className={styles['choice']}>
      <summary className={styles['summary']}>
        <Text id="calendar.calendars" />
        {!listing && (
          <span className={styles['count']}>
            <Text id="calendar.calendars.count" values={{ shown, all: calendars.length }} />
          </span>
        )}
      </summary>
      <p className={styles['title']} aria-hidden>
        <Text id="calendar.calendars" />
      </p>
      {listing ? (
        <div className={styles['list']} aria-busy>
          {['70%', '55%', '62%'].map((width) => (
            <span key={width} className={styles['calendar']}>
              <Skeleton width={width} />
            </span>
          ))}
        </div>
      ) : (
        <ul className={styles['list']} aria-label={text('calendar.calendars')}>
          {calendars.map((calendar) => (
            <li key={calendar.id}>
              <label className={styles['calendar']}>
                <input
                  type="checkbox"
                  checked={calendar.shown}
                  onChange={({ target }) => setShown(calendar.id, target.checked)}
                />
                <ColorDot color={calendar.color} />
                <span className={styles['name']}>
                  <CalendarName calendar={calendar} />
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
      {children}
    </details>
  )
}
