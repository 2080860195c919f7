import { GoogleError } from '#google/errors.ts'
import { Text } from '#i18n/react.tsx'
import { Banner } from '#ui/Banner.tsx'
import { Button } from '#ui/Button.tsx'
import { AllowButton } from './AllowCalendar.tsx'

/** Why the calendar, or a part of it, could not be read, in a sentence; and the one thing to do about it. */
export function LoadProblem({ error, partly, retry }: { error: unknown; partly: boolean; retry: () => void }) {
  const code = error instanceof GoogleError ? error.code : 'unexpected-answer'
  const waitMs = error instanceof GoogleError ? error.facts.retryAfterMs : undefined
  const later = code === 'rate-limited' && waitMs !== undefined && waitMs >= 60_000
  return (
    <Banner
      tone={partly ? 'caution' : 'danger'}
      role="alert"
      code={code}
      title={<Text id={partly ? 'calendar.problem.part' : 'calendar.problem.all'} />}
      actions={
        code === 'scope-missing' ? (
          <AllowButton look="secondary" label="calendar.allow.button" />
        ) : (
          <Button onClick={retry}>
            <Text id="action.tryAgain" />
          </Button>
        )
      }
    >
      <p>
        {later ? (
          <Text id="google.error.rate-limited.wait" values={{ minutes: Math.ceil(waitMs / 60_000) }} />
        ) : (
          <Text id={`google.error.${code}`} />
        )}
      </p>
    </Banner>
  )
}
