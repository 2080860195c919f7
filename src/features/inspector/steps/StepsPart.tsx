import { Route } from 'lucide-react'
import { useSearchParams } from 'react-router-dom'
import { useTrace } from '#auth/react.tsx'
import { PartPage } from '../PartPage.tsx'
import { PartSkeleton } from '../PartSkeleton.tsx'
import { SignInHere } from '../SignInHere.tsx'
import { useTraceArrived } from '../trace-arrived.tsx'
import { useReveal } from '../reveal/use-reveal.tsx'
import { StepAnnouncer } from './StepAnnouncer.tsx'
import { StepsBench } from './StepsBench.tsx'
import styles from './StepsBench.module.css'

/** Every recorded step of this session, oldest first, as it happens; the one that is opened stands in the address. */
export function StepsPart() {
  const trace = useTrace()
  const arrived = useTraceArrived()
  const reveal = useReveal()
  const [query, setQuery] = useSearchParams()
  const chosen = Number(query.get('step') ?? Number.NaN)
  return (
    <PartPage titleId="flow.title" introId="flow.intro">
      <StepAnnouncer entries={trace} />
      {!arrived ? (
        <PartSkeleton />
      ) : trace.length === 0 ? (
        <div className={styles['list']}>
          <SignInHere icon={Route} textId="flow.empty" />
        </div>
      ) : (
        <StepsBench
          entries={trace}
          chosenId={chosen}
          named={query.get('name') ?? undefined}
          onChoose={(id) => setQuery(id === undefined ? {} : { step: String(id) }, { replace: true })}
          reveal={reveal}
        />
      )}
    </PartPage>
  )
}
