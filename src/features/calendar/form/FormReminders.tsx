import { X } from 'lucide-react'
import { Text, useText } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import type { EventDraft } from './event-draft.ts'
import styles from './EventForm.module.css'

type Reminders = EventDraft['reminders']
const usualMinutes = [0, 5, 10, 15, 30, 60, 120, 1_440, 2_880, 10_080]
/** Google takes no more. */
const maxReminders = 5

/** When to be reminded: as the calendar says, or at times of the event's own. */
export function FormReminders({ reminders, onChange }: { reminders: Reminders; onChange: (next: Reminders) => void }) {
  const text = useText()
  return (
    <fieldset className={styles['part']}>
      <legend className={styles['legend']}>
        <Text id="calendar.form.reminders" />
      </legend>
      <label className={styles['check']}>
        <input
          type="checkbox"
          checked={reminders === undefined}
          onChange={({ target }) => onChange(target.checked ? undefined : [{ method: 'popup', minutes: 10 }])}
        />
        <Text id="calendar.form.reminders.default" />
      </label>
      {reminders?.map(({ method, minutes }, index) => (
        <div key={index} className={styles['row']}>
          <select
            className={styles['input']}
            aria-label={text('calendar.form.reminder.method')}
            value={method}
            onChange={({ target }) =>
              onChange(replaced(reminders, index, { method: target.value === 'email' ? 'email' : 'popup', minutes }))
            }
          >
            <option value="popup">{text('calendar.form.reminder.popup')}</option>
            <option value="email">{text('calendar.form.reminder.email')}</option>
          </select>
          <select
            className={styles['input']}
            aria-label={text('calendar.form.reminder.when')}
            value={minutes}
            onChange={({ target }) => onChange(replaced(reminders, index, { method, minutes: Number(target.value) }))}
          >
            {[...new Set([...usualMinutes, minutes])].map((one) => (
              <option key={one} value={one}>
                {beforehand(one, text)}
              </option>
            ))}
          </select>
          <button
            type="button"
            className={styles['remove']}
            aria-label={text('calendar.form.reminder.remove')}
            onClick={() => onChange(reminders.filter((_one, at) => at !== index))}
          >
            <X aria-hidden />
          </button>
        </div>
      ))}
      {reminders && reminders.length < maxReminders && (
        <div>
          <Button onClick={() => onChange([...reminders, { method: 'popup', minutes: 30 }])}>
            <Text id="calendar.form.reminder.add" />
          </Button>
        </div>
      )}
    </fieldset>
  )
}

const replaced = <T,>(list: readonly T[], index: number, item: T) => list.map((one, at) => (at === index ? item : one))

function beforehand(minutes: number, say: (id: string, values?: Readonly<Record<string, number>>) => string): string {
  if (minutes === 0) return say('calendar.form.reminder.atStart')
  if (minutes % 1_440 === 0) return say('calendar.form.reminder.days', { days: minutes / 1_440 })
  if (minutes % 60 === 0) return say('calendar.form.reminder.hours', { hours: minutes / 60 })
  return say('calendar.form.reminder.minutes', { minutes })
}
