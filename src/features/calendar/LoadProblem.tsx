import { problemOf } from '#google/errors.ts'
import { LoadProblem as Problem } from '#ui/LoadProblem.tsx'
import { AllowButton } from './AllowCalendar.tsx'

/** Why the calendar, or a part of it, could not be read, in a sentence; and the one thing to do about it. */
export function LoadProblem({ error, partly, retry }: { error: unknown; partly: boolean; retry: () => void }) {
  return (
    <Problem
      problem={problemOf(error)}
      title={partly ? 'calendar.problem.part' : 'calendar.problem.all'}
      partly={partly}
      retry={retry}
      allow={<AllowButton look="secondary" label="calendar.allow.button" />}
    />
  )
}
