import { ArrowDownToLine, ListFilter, Route } from 'lucide-react'
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { Text, useText } from '#i18n/react.tsx'
import { traceSteps, type TraceEntry } from '#trace/entry.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Choice } from '#ui/preferences/Choice.tsx'
import type { Reveal } from '../reveal/use-reveal.tsx'
import { FailedStep } from './FailedStep.tsx'
import { filters, inOrder, matches, type Filter } from './filter.ts'
import { LaneHeads } from './Lanes.tsx'
import { Legend } from './Legend.tsx'
import { StepDetails } from './StepDetails.tsx'
import { StepRow } from './StepRow.tsx'
import styles from './StepsBench.module.css'
import { useWideScreen } from './wide-screen.tsx'

/** Steps in their diagram, one of which is opened: beside the list where there is room, else below its line. */
export function StepsBench({
  entries,
  chosenId,
  named,
  onChoose,
  reveal,
}: {
  entries: readonly TraceEntry[]
  chosenId: number | undefined
  /** The parameter of the chosen step to which a link led. */
  named?: string | undefined
  /** Nothing is chosen any more where there is no id. */
  onChoose: (id: number | undefined) => void
  /** Absent where hidden values cannot be shown whole. */
  reveal?: Reveal | undefined
}) {
  const text = useText()
  const wide = useWideScreen()
  const list = useRef<HTMLOListElement>(null)
  const [filter, setFilter] = useState<Filter>('all')
  const ordered = useMemo(() => inOrder(entries), [entries])
  const shown = ordered.filter((entry) => matches(filter, entry))
  const chosen = ordered.find(({ id }) => id === chosenId)
  const reachable = shown.find((entry) => entry === chosen) ?? shown[0]

  const toggle = (id: number) => onChoose(id === chosenId ? undefined : id)
  const focusStep = (id: number) => list.current?.querySelector<HTMLElement>(`[data-step-id="${id}"]`)?.focus()
  const move = (event: KeyboardEvent, from: number) => {
    const at = shown.findIndex(({ id }) => id === from)
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[event.key]
    if (at < 0 || next === undefined) return
    event.preventDefault()
    const entry = shown[next]
    if (!entry) return
    focusStep(entry.id)
    if (wide && chosen) onChoose(entry.id)
  }
  // Rows are drawn again only when they change: what they call stays one and the same.
  const latest = useRef({ toggle, move })
  useLayoutEffect(() => {
    latest.current = { toggle, move }
  })
  const chooseRow = useCallback((id: number) => latest.current.toggle(id), [])
  const moveFromRow = useCallback((event: KeyboardEvent, from: number) => latest.current.move(event, from), [])
  const toNewest = () => {
    const newest = shown.at(-1)
    if (!newest) return
    onChoose(newest.id)
    focusStep(newest.id)
  }

  const options = filters
    .map((value) => ({ value, count: entries.filter((entry) => matches(value, entry)).length }))
    .filter(({ value, count }) => count > 0 || value === 'all' || value === filter)
    .map(({ value, count }) => ({ value, label: text('flow.filter.option', { name: nameOf(value), count }) }))
  function nameOf(value: Filter) {
    return traceSteps.some((step) => step === value) ? text(`flow.step.${value}`) : text(`flow.filter.${value}`)
  }
  const details = chosen && <StepDetails key={chosen.id} entry={chosen} named={named} {...(reveal ? { reveal } : {})} />

  return (
    <>
      <FailedStep entries={ordered} onChoose={onChoose} />
      <div className={styles['tools']}>
        <Choice icon={ListFilter} label={text('flow.filter')} value={filter} options={options} onChange={setFilter} />
        {shown.length > 1 && (
          <Button look="quiet" onClick={toNewest}>
            <ArrowDownToLine aria-hidden />
            <Text id="flow.newest" />
          </Button>
        )}
      </div>
      {shown.length === 0 ? (
        <EmptyState icon={Route}>
          <Text id="flow.noneOfThese" />
        </EmptyState>
      ) : (
        <div className={styles['bench']}>
          <div className={styles['list']}>
            <div className={styles['heads']}>
              <LaneHeads />
            </div>
            <ol ref={list} aria-label={text('flow.steps')}>
              {shown.map((entry) => (
                <StepRow
                  key={entry.id}
                  entry={entry}
                  selected={entry === chosen}
                  reachable={entry === reachable}
                  onChoose={chooseRow}
                  onMove={moveFromRow}
                >
                  {!wide && entry === chosen && details}
                </StepRow>
              ))}
            </ol>
          </div>
          {wide && <div className={styles['beside']}>{details ?? <Legend />}</div>}
        </div>
      )}
    </>
  )
}
