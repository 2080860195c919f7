import { problemOf } from '#google/errors.ts'
import { LoadProblem as Problem } from '#ui/LoadProblem.tsx'
import { AllowButton } from './AllowMail.tsx'

/**
 * Why something could not be read, in a sentence; and the one thing to do about it.
 * @param title id of a text
 */
export function LoadProblem({
  error,
  title,
  partly = false,
  retry,
}: {
  error: unknown
  title: string
  partly?: boolean
  retry: () => void
}) {
  return (
    <Problem
      problem={problemOf(error)}
      title={title}
      partly={partly}
      retry={retry}
      allow={<AllowButton look="secondary" />}
    />
  )
}
