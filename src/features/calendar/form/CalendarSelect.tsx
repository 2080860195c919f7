import { useText } from '#i18n/react.tsx'
import { boundedText } from '#ui/Foreign.tsx'
import type { AgendaCalendar } from '../agenda/agenda-data.tsx'
import styles from './EventForm.module.css'

/** In which of the calendars an event is. */
export function CalendarSelect({
  calendars,
  value,
  onChange,
}: {
  calendars: readonly AgendaCalendar[]
  value: string
  onChange: (calendarId: string) => void
}) {
  const text = useText()
  return (
    <select
      className={styles['input']}
      aria-label={text('calendar.details.calendar')}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      {calendars.map(({ id, name }) => (
        <option key={id} value={id}>
          {name === undefined ? text('calendar.unnamed') : boundedText(name, 120)}
        </option>
      ))}
    </select>
  )
}
