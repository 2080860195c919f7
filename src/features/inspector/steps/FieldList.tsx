import { ChevronRight } from 'lucide-react'
import { Suspense, useEffect, useId, useRef, useState } from 'react'
import { Text } from '#i18n/react.tsx'
import type { RevealedValue } from '#auth/auth.ts'
import type { TraceStep } from '#trace/entry.ts'
import { readMask } from '#trace/mask.ts'
import { Foreign } from '#ui/Foreign.tsx'
import type { Place } from '../explain/explanations.ts'
import { ExplainedHere } from '../explain/later.tsx'
import { Revealable } from '../reveal/Revealable.tsx'
import styles from './FieldList.module.css'
import { ShownValue } from './ShownValue.tsx'

export interface ShownField {
  name: string
  value: string
  masked: boolean
  /** Where the value can be shown whole. */
  reveal?: () => Promise<RevealedValue | undefined>
}

/** Names and values, each with what it is for one press away, or all of it open. */
export function FieldList({
  label,
  step,
  place,
  fields,
  explained,
  named,
}: {
  label: string
  step: TraceStep
  place: Place
  fields: readonly ShownField[]
  explained: boolean
  /** The one to which a link led: it is open and has the focus. */
  named: string | undefined
}) {
  return (
    <ul className={styles['fields']} aria-label={label}>
      {fields.map((field, at) => (
        <Field
          key={`${at} ${explained}`}
          {...{ step, place, field }}
          initiallyOpen={explained}
          ledTo={field.name === named}
        />
      ))}
    </ul>
  )
}

function Field({
  step,
  place,
  field: { name, value, masked, reveal },
  initiallyOpen,
  ledTo,
}: {
  step: TraceStep
  place: Place
  field: ShownField
  initiallyOpen: boolean
  ledTo: boolean
}) {
  const [open, setOpen] = useState(initiallyOpen || ledTo)
  const button = useRef<HTMLButtonElement>(null)
  const explanationId = useId()
  useEffect(() => {
    if (ledTo) button.current?.focus()
  }, [ledTo])
  const hiddenName = name.startsWith('••••')
  const shown = <ShownValue value={value} masked={masked} />
  return (
    <li className={styles['field']}>
      {hiddenName ? (
        <span className={styles['name']}>
          <ShownValue value={name} masked />
        </span>
      ) : (
        <button
          ref={button}
          type="button"
          className={styles['name']}
          aria-expanded={open}
          aria-controls={open ? explanationId : undefined}
          onClick={() => setOpen(!open)}
        >
          <ChevronRight aria-hidden />
          <code translate="no">
            <Foreign>{name}</Foreign>
          </code>
        </button>
      )}
      <span className={styles['value']}>
        {reveal && readMask(value) ? (
          <Revealable name={name} reveal={reveal}>
            {shown}
          </Revealable>
        ) : (
          shown
        )}
      </span>
      {open && !hiddenName && (
        <div id={explanationId} className={styles['explanation']}>
          <Suspense fallback={<Text id="session.loading" />}>
            <ExplainedHere step={step} place={place} name={name} />
          </Suspense>
        </div>
      )}
    </li>
  )
}
