import { CircleCheck, CircleX, Hourglass } from 'lucide-react'
import { memo, type KeyboardEvent, type ReactNode } from 'react'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import type { TraceEntry } from '#trace/entry.ts'
import { classNames } from '#ui/class-names.ts'
import { Foreign } from '#ui/Foreign.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { inUnits } from './duration.ts'
import { LaneStep } from './Lanes.tsx'
import styles from './StepRow.module.css'
import { stepIcons } from './step-icons.ts'

const outcomeIcons = { pending: Hourglass, ok: CircleCheck, failed: CircleX }

/** One step in a line, with its part of the diagram. Rendered again only when its entry or its choice changed. */
export const StepRow = memo(function StepRow({
  entry,
  selected,
  reachable,
  onChoose,
  onMove,
  children,
}: {
  entry: TraceEntry
  selected: boolean
  /** Whether Tab leads here; arrows lead to the others. */
  reachable: boolean
  onChoose: (id: number) => void
  /** A key was pressed here; arrows move on. */
  onMove: (event: KeyboardEvent, from: number) => void
  /** The step itself, where it is shown below its line. */
  children?: ReactNode
}) {
  const text = useText()
  const format = useFormat()
  const { id, step, from, to, atMs, durationMs, outcome, code, request, response } = entry
  const Icon = stepIcons[step]
  const OutcomeIcon = outcomeIcons[outcome]
  const who =
    from === to
      ? text(`flow.actor.${from}`)
      : text('flow.fromTo', { from: text(`flow.actor.${from}`), to: text(`flow.actor.${to}`) })
  return (
    <li className={styles['entry']} data-step={step} data-outcome={outcome}>
      <button
        type="button"
        className={styles['row']}
        data-step-id={id}
        aria-expanded={selected}
        tabIndex={reachable ? 0 : -1}
        onClick={() => onChoose(id)}
        onKeyDown={(event) => onMove(event, id)}
      >
        <span className={styles['icon']}>
          <Icon aria-hidden />
        </span>
        <span className={styles['name']}>
          <Text id={`flow.step.${step}`} />
        </span>
        {request ? (
          <>
            <VisuallyHidden>{who}</VisuallyHidden>
            <code className={styles['line']} translate="no">
              <Foreign maxCharacters={200}>{request.line.replace(/https?:\/\/[^/]+/, '')}</Foreign>
            </code>
          </>
        ) : (
          <span className={styles['line']}>{who}</span>
        )}
        <span className={classNames(styles['outcome'], styles[outcome])}>
          <OutcomeIcon aria-hidden />
          <VisuallyHidden>
            <Text id={`flow.outcome.${outcome}`} />
          </VisuallyHidden>
          {(response ?? code) && <code>{response?.line ?? code}</code>}
        </span>
        <span className={styles['when']}>
          {durationMs !== undefined && <span>{inUnits(durationMs, format.number)}</span>}
          <time dateTime={new Date(atMs).toISOString()}>
            {format.date(atMs, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })}
          </time>
        </span>
        <span className={styles['diagram']}>
          <LaneStep from={from} to={to} answered={response !== undefined} />
        </span>
      </button>
      {children}
    </li>
  )
})
