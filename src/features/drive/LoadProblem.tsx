import { wholeDriveScope } from '#google/drive/scopes.ts'
import { problemOf } from '#google/errors.ts'
import { LoadProblem as Problem } from '#ui/LoadProblem.tsx'
import { AllowButton } from './AllowDrive.tsx'

/** Why files could not be read, in a sentence; and the one thing to do about it. */
export function LoadProblem({
  error,
  title = 'drive.problem.files',
  partly = false,
  retry,
}: {
  error: unknown
  title?: string
  /** The rest is there. */
  partly?: boolean
  retry: () => void
}) {
  return (
    <Problem
      problem={problemOf(error)}
      title={title}
      partly={partly}
      retry={retry}
      allow={<AllowButton look="secondary" label="drive.onlyOwn.allow" further={[wholeDriveScope]} />}
    />
  )
}
