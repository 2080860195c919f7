import { Suspense } from 'react'
import type { Problem } from '#auth/auth.ts'
import { ReasonsLater } from '#doctor/later.tsx'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'

/** What may be behind a failed sign-in. The notice above says what is wrong even where this does not load. */
export function LikelyReasons({ problem }: { problem: Problem | undefined }) {
  return (
    problem && (
      <ErrorBoundary resetKey={problem.code} fallback={() => null}>
        <Suspense>
          <ReasonsLater code={problem.code} words={Object.values(problem.facts)} />
        </Suspense>
      </ErrorBoundary>
    )
  )
}
