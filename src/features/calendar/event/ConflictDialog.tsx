import { useState } from 'react'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { boundedText } from '#ui/Foreign.tsx'
import type { CalendarEvent, EventChanges } from '#google/calendar/event.ts'
import { extentOf } from '../agenda/agenda.ts'
import styles from './ConflictDialog.module.css'
import { changedEvent } from '../writing/event-changes.ts'
import { plainText } from './event-facts.ts'
import { resolvedChanges, type EditConflict, type EventField } from '../writing/merge.ts'
import { Panel } from './Panel.tsx'
import { spanInWords } from '../span-in-words.ts'

/** Somebody else changed the same of an event meanwhile: field by field, the person says which holds. */
export function ConflictDialog({
  conflict,
  zone,
  onResolve,
  onClose,
}: {
  conflict: EditConflict
  zone: string
  onResolve: (changes: EventChanges) => void
  onClose: () => void
}) {
  const text = useText()
  const format = useFormat()
  const [mine, setMine] = useState<readonly EventField[]>(conflict.fields)
  const my = changedEvent(conflict.theirs, conflict.mine)
  const shown = (event: CalendarEvent, field: EventField) => {
    if (field === 'time') return spanInWords(extentOf(event, zone), format, text)
    const value = event[field]
    if (value === undefined || value === '') return text('calendar.conflict.nothing')
    return boundedText(typeof value === 'string' ? plainText(value) : JSON.stringify(value), 300)
  }
  return (
    <Panel look="sheet" alert title={<Text id="calendar.conflict.title" />} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          onResolve(resolvedChanges(conflict, mine))
        }}
      >
        <p>
          <Text id="calendar.conflict.lead" />
        </p>
        {conflict.fields.map((field) => (
          <fieldset key={field} className={styles['field']}>
            <legend className={styles['legend']}>
              <Text id={`calendar.field.${field}`} />
            </legend>
            {(['mine', 'theirs'] as const).map((whose) => (
              <label key={whose} className={styles['side']}>
                <input
                  aria-label={`${text(`calendar.conflict.${whose}`)}: ${shown(whose === 'mine' ? my : conflict.theirs, field)}`}
                  type="radio"
                  name={field}
                  checked={mine.includes(field) === (whose === 'mine')}
                  onChange={() =>
                    setMine(whose === 'mine' ? [...mine, field] : mine.filter((other) => other !== field))
                  }
                />
                <span>
                  <strong>
                    <Text id={`calendar.conflict.${whose}`} />
                  </strong>
                  <bdi className={styles['value']}>{shown(whose === 'mine' ? my : conflict.theirs, field)}</bdi>
                </span>
              </label>
            ))}
          </fieldset>
        ))}
        <div className={styles['buttons']}>
          <Button onClick={onClose}>
            <Text id="action.cancel" />
          </Button>
          <Button look="primary" submit>
            <Text id="calendar.form.save" />
          </Button>
        </div>
      </form>
    </Panel>
  )
}
