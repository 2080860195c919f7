import { useState } from 'react'
import { Text, useFormat } from '#i18n/react.tsx'
import { draftTimes, instead, type EventDraft } from './event-draft.ts'
import type { FormPart } from './EventForm.tsx'
import styles from './EventForm.module.css'
import { formatTime } from '../format.ts'
import { ClockField, DayField } from './MomentFields.tsx'
import { ZoneSelect } from '../navigation/ZoneSelect.tsx'

/** When the event is. Its length stays when its start moves, as everybody expects who ever moved a meeting. */
export function FormTimes({ draft, change, zone }: FormPart) {
  const elsewhere = draft.startZone !== zone || draft.endZone !== zone
  const [zones, setZones] = useState(elsewhere)
  const start = (part: Partial<EventDraft>) => change({ ...part, ...movedEnd(draft, { ...draft, ...part }) })
  return (
    <fieldset className={styles['part']}>
      <legend className={styles['legend']}>
        <Text id="calendar.details.when" />
      </legend>
      <div className={styles['times']}>
        <div className={styles['moment']}>
          <DayField
            label="calendar.form.startDate"
            value={draft.startDate}
            onChange={(startDate) => start({ startDate })}
          />
          {!draft.allDay && (
            <ClockField
              label="calendar.form.startTime"
              value={draft.startTime}
              onChange={(startTime) => start({ startTime })}
            />
          )}
        </div>
        <div className={styles['moment']}>
          <DayField
            label="calendar.form.endDate"
            value={draft.endDate}
            min={draft.startDate}
            onChange={(endDate) => change({ endDate })}
          />
          {!draft.allDay && (
            <ClockField
              label="calendar.form.endTime"
              value={draft.endTime}
              onChange={(endTime) => change({ endTime })}
            />
          )}
        </div>
      </div>
      {!draft.allDay && (
        <div role="status" className={styles['when']}>
          <Gap date={draft.startDate} time={draft.startTime} zone={draft.startZone} />
          <Gap date={draft.endDate} time={draft.endTime} zone={draft.endZone} />
        </div>
      )}
      <div className={styles['checks']}>
        <label className={styles['check']}>
          <input type="checkbox" checked={draft.allDay} onChange={({ target }) => change({ allDay: target.checked })} />
          <Text id="calendar.time.allDay" />
        </label>
        {!draft.allDay && (
          <label className={styles['check']}>
            <input type="checkbox" checked={zones} onChange={({ target }) => setZones(target.checked)} />
            <Text id="calendar.form.zones" />
          </label>
        )}
      </div>
      {zones && !draft.allDay && (
        <div className={styles['pair']}>
          <ZoneSelect
            label="calendar.form.startZone"
            value={draft.startZone}
            onChange={(startZone) =>
              change({ startZone, ...(draft.endZone === draft.startZone && { endZone: startZone }) })
            }
          />
          <ZoneSelect label="calendar.form.endZone" value={draft.endZone} onChange={(endZone) => change({ endZone })} />
        </div>
      )}
    </fieldset>
  )
}

/** Says which time is meant by one that the clock leaves out on that day. */
function Gap({ date, time, zone }: { date: string; time: string; zone: string }) {
  const format = useFormat()
  const meant = instead(date, time, zone)
  if (!meant) return null
  const written = format.date(Date.parse(`${date}T${time}Z`), { timeStyle: 'short', timeZone: 'UTC' })
  const values = { time: written, used: formatTime(meant, format), zone: zone.replaceAll('_', ' ') }
  return <Text id="calendar.form.gap" values={values} />
}

/** A half-typed date has no length to keep. */
function movedEnd(before: EventDraft, after: EventDraft): Partial<EventDraft> {
  try {
    const [was, is] = [draftTimes(before), draftTimes(after)]
    const end = ({ date, dateTime }: { date?: string; dateTime?: string }) => date ?? dateTime ?? ''
    if (before.allDay) {
      const days = Temporal.PlainDate.from(before.startDate).until(before.endDate).days
      return { endDate: Temporal.PlainDate.from(after.startDate).add({ days }).toString() }
    }
    const lasts = Temporal.Instant.from(end(was.start)).until(end(was.end))
    const until = Temporal.Instant.from(end(is.start)).add(lasts).toZonedDateTimeISO(after.endZone)
    return {
      endDate: until.toPlainDate().toString(),
      endTime: until.toPlainTime().toString({ smallestUnit: 'minute' }),
    }
  } catch {
    return {}
  }
}
