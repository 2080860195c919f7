import { ListFilter, Route } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTrace } from '#auth/react.tsx'
import { Text, useText } from '#i18n/react.tsx'
import { traceSteps } from '#trace/entry.ts'
import { Choice } from '#ui/Choice.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHeading } from '#ui/PageHeading.tsx'
import styles from './StepsPart.module.css'
import { filters, inOrder, matches, type Filter } from './filter.ts'
import { StepAnnouncer } from './StepAnnouncer.tsx'
import { StepEntry } from './StepEntry.tsx'

/** Every recorded step of this session, oldest first, as it happens. */
export function StepsPart() {
  const trace = useTrace()
  const text = useText()
  const [filter, setFilter] = useState<Filter>('all')
  const ordered = useMemo(() => inOrder(trace), [trace])
  const shown = ordered.filter((entry) => matches(filter, entry))

  const options = filters
    .map((value) => ({ value, count: trace.filter((entry) => matches(value, entry)).length }))
    .filter(({ value, count }) => count > 0 || value === 'all' || value === filter)
    .map(({ value, count }) => ({ value, label: text('flow.filter.option', { name: nameOf(value), count }) }))
  function nameOf(value: Filter) {
    return traceSteps.some((step) => step === value) ? text(`flow.step.${value}`) : text(`flow.filter.${value}`)
  }

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
          <Choice icon={ListFilter} label={text('flow.filter')} value={filter} options={options} onChange={setFilter} />
          {shown.length === 0 ? (
            <EmptyState icon={Route}>
              <Text id="flow.noneOfThese" />
            </EmptyState>
          ) : (
            <ol className={styles['list']} aria-label={text('flow.steps')}>
              {shown.map((entry) => (
                <StepEntry key={entry.id} entry={entry} />
              ))}
            </ol>
          )}
        </>
      )}
    </div>
  )
}
