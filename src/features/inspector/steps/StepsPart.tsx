import { ArrowDownToLine, ListFilter, Route } from 'lucide-react'
import { useCallback, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useSearchParams } from 'react-router-dom'
import { useTrace } from '#auth/react.tsx'
import { Text, useText } from '#i18n/react.tsx'
import { traceSteps } from '#trace/entry.ts'
import { Button } from '#ui/Button.tsx'
import { Choice } from '#ui/Choice.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHeading } from '#ui/PageHeading.tsx'
import { useReveal } from '../reveal/use-reveal.tsx'
import { FailedStep } from './FailedStep.tsx'
import { filters, inOrder, matches, type Filter } from './filter.ts'
import { LaneHeads } from './Lanes.tsx'
import { Legend } from './Legend.tsx'
import { StepAnnouncer } from './StepAnnouncer.tsx'
import { StepDetails } from './StepDetails.tsx'
import { StepRow } from './StepRow.tsx'
import styles from './StepsPart.module.css'
import { useWideScreen } from './wide-screen.tsx'

/** Every recorded step of this session, oldest first, as it happens; one of them is opened. */
export function StepsPart() {
  const trace = useTrace()
  const text = useText()
  const wide = useWideScreen()
  const reveal = useReveal()
  const list = useRef<HTMLOListElement>(null)
  const [filter, setFilter] = useState<Filter>('all')
  const [query, setQuery] = useSearchParams()
  const ordered = useMemo(() => inOrder(trace), [trace])
  const shown = ordered.filter((entry) => matches(filter, entry))
  const chosen = ordered.find(({ id }) => String(id) === query.get('step'))
  const reachable = shown.find(({ id }) => id === chosen?.id) ?? shown[0]

  const choose = useCallback(
    (id: number) => setQuery((now) => (now.get('step') === String(id) ? {} : { step: String(id) }), { replace: true }),
    [setQuery],
  )
  const focusStep = (id: number | undefined) =>
    list.current?.querySelector<HTMLElement>(`[data-step-id="${id}"]`)?.focus()
  const move = (event: KeyboardEvent, from: number) => {
    const at = shown.findIndex(({ id }) => id === from)
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[event.key]
    if (at < 0 || next === undefined) return
    event.preventDefault()
    const entry = shown[next]
    if (!entry) return
    focusStep(entry.id)
    if (wide && chosen) setQuery({ step: String(entry.id) }, { replace: true })
  }
  const toNewest = () => {
    const newest = shown.at(-1)
    if (!newest) return
    setQuery({ step: String(newest.id) }, { replace: true })
    focusStep(newest.id)
  }

  const options = filters
    .map((value) => ({ value, count: trace.filter((entry) => matches(value, entry)).length }))
    .filter(({ value, count }) => count > 0 || value === 'all' || value === filter)
    .map(({ value, count }) => ({ value, label: text('flow.filter.option', { name: nameOf(value), count }) }))
  function nameOf(value: Filter) {
    return traceSteps.some((step) => step === value) ? text(`flow.step.${value}`) : text(`flow.filter.${value}`)
  }
  const details = chosen && <StepDetails key={chosen.id} entry={chosen} {...(reveal ? { reveal } : {})} />

  return (
    <div className={styles['page']}>
      <PageHeading titleId="flow.title" />
      <p className={styles['intro']}>
        <Text id="flow.intro" />
      </p>
      <StepAnnouncer entries={trace} />
      {trace.length === 0 ? (
        <div className={styles['list']}>
          <EmptyState icon={Route}>
            <Text id="flow.empty" />
          </EmptyState>
        </div>
      ) : (
        <>
          <FailedStep entries={ordered} onChoose={choose} />
          <div className={styles['tools']}>
            <Choice
              icon={ListFilter}
              label={text('flow.filter')}
              value={filter}
              options={options}
              onChange={setFilter}
            />
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
                      onChoose={choose}
                      onMove={move}
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
      )}
    </div>
  )
}
