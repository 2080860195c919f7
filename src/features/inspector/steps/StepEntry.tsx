import { ChevronDown, CircleCheck, CircleX, Hourglass } from 'lucide-react'
import { memo, useState } from 'react'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import type { TraceEntry } from '#trace/entry.ts'
import { classNames } from '#ui/class-names.ts'
import { Foreign } from '#ui/Foreign.tsx'
import { StepDetails } from './StepDetails.tsx'
import styles from './StepEntry.module.css'
import { stepIcons } from './step-icons.ts'

const outcomeIcons = { pending: Hourglass, ok: CircleCheck, failed: CircleX }

/** One step in a line, and all of it once opened. Rendered again only when its entry changed. */
export const StepEntry = memo(function StepEntry({ entry }: { entry: TraceEntry }) {
  const [open, setOpen] = useState(false)
  const text = useText()
  const format = useFormat()
  const { step, from, to, atMs, durationMs, outcome, code, request } = entry
  const Icon = stepIcons[step]
  const OutcomeIcon = outcomeIcons[outcome]
  return (
    <li className={styles['entry']} data-step={step} data-outcome={outcome}>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={styles['summary']}>
          <span className={styles['icon']}>
            <Icon aria-hidden />
          </span>
          <span className={styles['name']}>
            <Text id={`flow.step.${step}`} />
          </span>
          <span className={styles['who']}>
            {from === to
              ? text(`flow.actor.${from}`)
              : text('flow.fromTo', { from: text(`flow.actor.${from}`), to: text(`flow.actor.${to}`) })}
          </span>
          {request && (
            <code className={styles['line']} translate="no">
              <Foreign>{request.line.replace('https://', '')}</Foreign>
            </code>
          )}
          <span className={styles['outcome']}>
            <span className={classNames(styles['state'], styles[outcome])}>
              <OutcomeIcon aria-hidden />
              <Text id={`flow.outcome.${outcome}`} />
            </span>
            {code && <code className={styles['code']}>{code}</code>}
          </span>
          <span className={styles['duration']}>{durationMs !== undefined && duration(durationMs, format.number)}</span>
          <time
            className={styles['time']}
            dateTime={new Date(atMs).toISOString()}
            title={format.date(atMs, { dateStyle: 'full', timeStyle: 'long' })}
          >
            {format.date(atMs, { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 })}
          </time>
          <ChevronDown className={styles['chevron']} aria-hidden />
        </summary>
        {open && <StepDetails entry={entry} />}
      </details>
    </li>
  )
})

function duration(ms: number, format: (value: number, options: Intl.NumberFormatOptions) => string): string {
  return ms < 1_000
    ? format(Math.round(ms), { style: 'unit', unit: 'millisecond' })
    : format(ms / 1_000, { style: 'unit', unit: 'second', maximumFractionDigits: 1 })
}
