import { useState } from 'react'
import { Text } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import type { AgendaCalendar } from '../agenda/agenda-data.tsx'
import { draftProblem, type DraftProblem, type EventDraft } from './event-draft.ts'
import styles from './EventForm.module.css'
import { FormGuests } from './FormGuests.tsx'
import { FormMore } from './FormMore.tsx'
import { FormRepeat } from './FormRepeat.tsx'
import { FormTimes } from './FormTimes.tsx'
import type { WrittenEvent } from './half-written-event.ts'
import { MomentFields } from './MomentFields.tsx'
import { Panel } from '../event/Panel.tsx'
import { TitleField } from './TitleField.tsx'

/** What every part of the form gets: the draft, and a way to change some of it. */
export interface FormPart {
  draft: EventDraft
  change: (part: Partial<EventDraft>) => void
  zone: string
}

/** All that can be written into an event. Whatever is typed is kept for this tab until it is saved or given up. */
export function EventForm({
  written,
  calendars,
  zone,
  onKeep,
  onSave,
  onClose,
}: {
  written: WrittenEvent
  calendars: readonly AgendaCalendar[]
  zone: string
  onKeep: (written: WrittenEvent) => void
  onSave: (written: WrittenEvent) => void
  onClose: (written: WrittenEvent, touched: boolean) => void
}) {
  const [draft, setDraft] = useState(written.draft)
  const [problem, setProblem] = useState<DraftProblem>()
  const now = { ...written, draft }
  const change = (part: Partial<EventDraft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    setProblem(undefined)
    onKeep({ ...written, draft: next })
  }
  const part = { draft, change, zone }
  const isRuleKnown = written.base?.event.recurringEventId === undefined || written.base.series !== undefined
  const close = () => onClose(now, JSON.stringify(draft) !== JSON.stringify(written.base?.draft ?? written.draft))

  return (
    <Panel look="sheet" title={<Text id={written.base ? 'calendar.form.edit' : 'calendar.new'} />} onClose={close}>
      <form
        className={styles['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const found = draftProblem(draft)
          setProblem(found)
          if (!found) onSave(now)
        }}
      >
        <TitleField value={draft.title} onChange={(title) => change({ title })} />
        <MomentFields>
          <FormTimes {...part} />
          {isRuleKnown && <FormRepeat {...part} />}
        </MomentFields>
        <FormGuests {...part} />
        <FormMore {...part} calendars={calendars} />
        <div className={styles['buttons']}>
          {problem && (
            <p className={styles['problem']} role="alert">
              <Text id={`calendar.form.problem.${problem}`} />
            </p>
          )}
          <Button onClick={close}>
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
