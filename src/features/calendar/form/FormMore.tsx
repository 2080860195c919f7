import { Text, useText } from '#i18n/react.tsx'
import type { AgendaCalendar } from '../agenda/agenda-data.tsx'
import { CalendarSelect } from './CalendarSelect.tsx'
import { eventColors } from '../event/event-colors.ts'
import type { FormPart } from './EventForm.tsx'
import styles from './EventForm.module.css'
import { FormReminders } from './FormReminders.tsx'

const visibilities = ['default', 'public', 'private'] as const

/** Where, what about, in which calendar, and how it is shown. */
export function FormMore({ draft, change, calendars }: FormPart & { calendars: readonly AgendaCalendar[] }) {
  const text = useText()
  return (
    <>
      <label className={styles['field']}>
        <span className={styles['legend']}>
          <Text id="calendar.details.where" />
        </span>
        <input
          className={styles['input']}
          value={draft.location}
          maxLength={1_000}
          onChange={({ target }) => change({ location: target.value })}
        />
      </label>
      <label className={styles['check']}>
        <input type="checkbox" checked={draft.video} onChange={({ target }) => change({ video: target.checked })} />
        <Text id="calendar.form.video" />
      </label>
      <label className={styles['field']}>
        <span className={styles['legend']}>
          <Text id="calendar.details.description" />
        </span>
        <textarea
          className={styles['input']}
          rows={3}
          value={draft.description}
          maxLength={8_000}
          onChange={({ target }) => change({ description: target.value })}
        />
      </label>
      <div className={styles['pair']}>
        <div className={styles['field']}>
          <span className={styles['legend']} aria-hidden>
            <Text id="calendar.details.calendar" />
          </span>
          <CalendarSelect
            calendars={calendars}
            value={draft.calendarId}
            onChange={(calendarId) => change({ calendarId })}
          />
        </div>
        <Select
          label="calendar.form.color"
          value={draft.colorId || 'calendar'}
          options={['calendar', ...Object.keys(eventColors)].map((id) => [id, text(`calendar.color.${id}`)])}
          onChange={(id) => change({ colorId: id === 'calendar' ? '' : id })}
        />
        <Select
          label="calendar.form.visibility"
          value={draft.visibility}
          options={visibilities.map((one) => [one, text(`calendar.visibility.${one}`)])}
          onChange={(chosen) => {
            const visibility = visibilities.find((one) => one === chosen)
            if (visibility) change({ visibility })
          }}
        />
        <Select
          label="calendar.form.shownAs"
          value={draft.busy ? 'busy' : 'free'}
          options={(['busy', 'free'] as const).map((one) => [one, text(`calendar.shownAs.${one}`)])}
          onChange={(chosen) => change({ busy: chosen === 'busy' })}
        />
      </div>
      <FormReminders reminders={draft.reminders} onChange={(reminders) => change({ reminders })} />
    </>
  )
}

/** One choice of a few, with its name above. */
export function Select({
  label,
  value,
  options,
  onChange,
}: {
  /** Id of a text. */
  label: string
  value: string
  options: readonly (readonly [value: string, text: string])[]
  onChange: (value: string) => void
}) {
  return (
    <label className={styles['field']}>
      <span className={styles['legend']}>
        <Text id={label} />
      </span>
      <select className={styles['input']} value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map(([one, shown]) => (
          <option key={one} value={one}>
            {shown}
          </option>
        ))}
      </select>
    </label>
  )
}
