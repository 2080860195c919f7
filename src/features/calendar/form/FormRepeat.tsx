import { firstDayOfWeek } from '#i18n/format.ts'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import { draftTimes, type EventDraft } from './event-draft.ts'
import type { FormPart } from './EventForm.tsx'
import styles from './EventForm.module.css'
import { Select } from './FormMore.tsx'
import { DayField } from './MomentFields.tsx'
import { describeRepeat, weekdayName } from '../recurrence/describe.ts'
import { usualRepeats, type Repeat } from '../recurrence/repeat.ts'
import { weekdays } from '../recurrence/rule.ts'

const endKinds = ['never', 'until', 'count'] as const

/** Whether and how the event recurs: a choice of what is usual, then its details, and the whole in words. */
export function FormRepeat({ draft, change, zone }: FormPart) {
  const text = useText()
  const format = useFormat()
  const start = startOf(draft)
  if (!start) return null
  const { repeat, exceptions } = draft.recurrence
  const set = (next: EventDraft['recurrence']['repeat']) => change({ recurrence: { repeat: next, exceptions } })
  const usual = usualRepeats(start, zone)
  const say = (one: Repeat) => describeRepeat(one, start, { viewerZone: zone, say: text, format })
  const names = Object.keys(usual) as (keyof typeof usual)[]
  const chosen = typeof repeat === 'string' ? repeat : (names.find((name) => sameRule(usual[name], repeat)) ?? 'other')
  const options: (readonly [string, string])[] = [
    ['none', text('calendar.form.repeat.none')],
    ...names.map((name) => [name, say(usual[name])] as const),
    ...(chosen === 'other' && typeof repeat !== 'string'
      ? [['other', say({ ...repeat, end: { kind: 'never' } })] as const]
      : []),
    ...(repeat === 'custom' ? [['custom', text('calendar.repeat.custom')] as const] : []),
  ]
  return (
    <fieldset className={styles['part']}>
      <Select
        label="calendar.details.repeats"
        value={chosen}
        options={options}
        onChange={(name) => {
          const next = names.find((one) => one === name)
          set(next ? { ...usual[next], ...(typeof repeat !== 'string' && { end: repeat.end }) } : 'none')
        }}
      />
      {typeof repeat !== 'string' && (
        <>
          <RepeatDetails repeat={repeat} set={set} startDate={draft.startDate} />
          <p className={styles['when']} role="status">
            {say(repeat)}
          </p>
        </>
      )}
    </fieldset>
  )
}

function RepeatDetails({ repeat, set, startDate }: { repeat: Repeat; set: (next: Repeat) => void; startDate: string }) {
  const text = useText()
  const format = useFormat()
  const { end } = repeat
  return (
    <div className={styles['row']}>
      <label className={styles['inline']}>
        <Text id="calendar.form.repeat.interval" />
        <input
          className={styles['number']}
          type="number"
          min={1}
          max={99}
          value={repeat.interval}
          onChange={({ target }) => set({ ...repeat, interval: bounded(target.valueAsNumber, 99) })}
        />
        <Text id={`calendar.form.repeat.unit.${repeat.every}`} values={{ interval: repeat.interval }} />
      </label>
      {repeat.every === 'week' && (
        <div className={styles['days']} role="group" aria-label={text('calendar.form.repeat.weekdays')}>
          {weekdaysFrom(firstDayOfWeek(format.locale)).map((day) => {
            const on = repeat.weekdays.includes(day)
            const next = on ? repeat.weekdays.filter((one) => one !== day) : [...repeat.weekdays, day]
            return (
              <button
                key={day}
                type="button"
                className={styles['day']}
                aria-pressed={on}
                aria-label={weekdayName(day, format, 'long')}
                onClick={() => {
                  if (next.length > 0) set({ ...repeat, weekdays: weekdays.filter((one) => next.includes(one)) })
                }}
              >
                {weekdayName(day, format, 'narrow')}
              </button>
            )
          })}
        </div>
      )}
      <div className={styles['inline']}>
        <label className={styles['inline']}>
          <Text id="calendar.form.repeat.ends" />
          <select
            className={styles['input']}
            value={end.kind}
            onChange={({ target }) => set({ ...repeat, end: endOf(target.value, startDate) })}
          >
            {endKinds.map((kind) => (
              <option key={kind} value={kind}>
                {text(`calendar.form.repeat.ends.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        {end.kind === 'until' && (
          <DayField
            label="calendar.form.repeat.until"
            value={end.date}
            min={startDate}
            onChange={(date) => {
              if (date) set({ ...repeat, end: { kind: 'until', date } })
            }}
          />
        )}
        {end.kind === 'count' && (
          <label className={styles['inline']}>
            <input
              className={styles['number']}
              type="number"
              min={1}
              max={999}
              value={end.count}
              onChange={({ target }) =>
                set({ ...repeat, end: { kind: 'count', count: bounded(target.valueAsNumber, 999) } })
              }
            />
            <Text id="calendar.form.repeat.times" />
          </label>
        )}
      </div>
    </div>
  )
}

/** All days of the week in the person's order. @param first ISO-numbered */
const weekdaysFrom = (first: number) => [...weekdays.slice(first - 1), ...weekdays.slice(0, first - 1)]

const bounded = (value: number, max: number) => (value >= 1 ? Math.min(Math.trunc(value), max) : 1)

function endOf(kind: string, startDate: string): Repeat['end'] {
  if (kind === 'count') return { kind, count: 10 }
  if (kind === 'until') return { kind, date: Temporal.PlainDate.from(startDate).add({ months: 3 }).toString() }
  return { kind: 'never' }
}

/** The same rule, whenever it ends. */
const sameRule = (a: Repeat, b: Repeat) => ruleOf(a) === ruleOf(b)

const ruleOf = ({ end: _end, ...rule }: Repeat) =>
  JSON.stringify(Object.entries(rule).toSorted(([one], [other]) => one.localeCompare(other)))

/** Half-typed dates have no weekday. */
function startOf(draft: EventDraft) {
  try {
    return draftTimes(draft).start
  } catch {
    return undefined
  }
}
