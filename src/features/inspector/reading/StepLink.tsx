import type { ReactNode } from 'react'
import { useTrace } from '#auth/react.tsx'
import { Text, useFormat } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import type { TraceStep } from '#trace/entry.ts'
import { Link } from '#ui/Link.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './Inlines.module.css'

/** Leads to the latest step of a kind, with its time, where this session has one. */
export function StepLink({ step, children }: { step: TraceStep; children: ReactNode }) {
  const entry = useTrace().findLast((candidate) => candidate.step === step)
  const format = useFormat()
  if (!entry) {
    return (
      <span className={styles['notYet']}>
        <VisuallyHidden>
          <Text id="reading.step.notYet" />{' '}
        </VisuallyHidden>
        {children}
      </span>
    )
  }
  return (
    <Link to={paths.flow({ step: entry.id })}>
      <time className={styles['time']} dateTime={new Date(entry.atMs).toISOString()}>
        {format.date(entry.atMs, { hour: '2-digit', minute: '2-digit', second: '2-digit' })}
      </time>
      {'\u00a0'}
      {children}
    </Link>
  )
}
