import { useState } from 'react'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { extentOf } from '../agenda/agenda.ts'
import type { AgendaCalendar } from '../agenda/agenda-data.tsx'
import { CalendarSelect } from './CalendarSelect.tsx'
import { draftTimes, newDraft, type EventDraft, type Slot } from './event-draft.ts'
import styles from './EventForm.module.css'
import { Panel } from '../event/Panel.tsx'
import { spanInWords } from '../span-in-words.ts'
import { TitleField } from './TitleField.tsx'

/** A new event in one line: a title, and Enter. Everything else can wait, or is behind "More options". */
export function QuickEvent({
  slot,
  calendars,
  onKeep,
  onSave,
  onMore,
  onClose,
}: {
  slot: Slot
  calendars: readonly AgendaCalendar[]
  /** What is typed is kept for this tab, as in the long form. */
  onKeep: (draft: EventDraft) => void
  onSave: (draft: EventDraft) => void
  onMore: (draft: EventDraft) => void
  onClose: () => void
}) {
  const text = useText()
  const format = useFormat()
  const [draft, setDraft] = useState(() => newDraft(slot, calendars[0]?.id ?? 'primary'))
  const change = (part: Partial<EventDraft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    onKeep(next)
  }
  const times = { ...draftTimes(draft), id: 'new', attendees: [] }
  return (
    <Panel look="card" title={<Text id="calendar.new" />} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          onSave(draft)
        }}
      >
        <TitleField value={draft.title} onChange={(title) => change({ title })} />
        <p className={styles['when']}>{spanInWords(extentOf(times, slot.start.timeZoneId), format, text)}</p>
        {calendars.length > 1 && (
          <CalendarSelect
            calendars={calendars}
            value={draft.calendarId}
            onChange={(calendarId) => change({ calendarId })}
          />
        )}
        <div className={styles['buttons']}>
          <Button onClick={() => onMore(draft)}>
            <Text id="calendar.form.more" />
          </Button>
          <Button look="primary" submit>
            <Text id="calendar.form.save" />
          </Button>
        </div>
      </form>
    </Panel>
  )
}
