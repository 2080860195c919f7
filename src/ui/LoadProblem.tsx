import type { ReactNode } from 'react'
import { Text } from '#i18n/react.tsx'
import { Banner } from './Banner.tsx'
import { Button } from './Button.tsx'

/** Why something could not be read: a code of the closed list of Google's errors, and how long to wait. */
export interface ReadProblem {
  code: string
  retryAfterMs?: number
}

/**
 * Why something, or a part of it, could not be read, in a sentence; and the one thing to do about it.
 * @param title id of a text that says what is missing
 * @param allow stands in for "Try again" where a scope is missing
 */
export function LoadProblem({
  problem: { code, retryAfterMs },
  title,
  partly = false,
  retry,
  allow,
}: {
  problem: ReadProblem
  title: string
  /** The rest is there. */
  partly?: boolean
  retry: () => void
  allow?: ReactNode
}) {
  const later = code === 'rate-limited' && retryAfterMs !== undefined && retryAfterMs >= 60_000
  return (
    <Banner
      tone={partly ? 'caution' : 'danger'}
      role="alert"
      code={code}
      title={<Text id={title} />}
      actions={
        code === 'scope-missing' && allow ? (
          allow
        ) : (
          <Button onClick={retry}>
            <Text id="action.tryAgain" />
          </Button>
        )
      }
    >
      <p>
        {later ? (
          <Text id="google.error.rate-limited.wait" values={{ minutes: Math.ceil(retryAfterMs / 60_000) }} />
        ) : (
          <Text id={`google.error.${code}`} />
        )}
      </p>
    </Banner>
  )
}
