import { useCallback } from 'react'
import type { HiddenValue, RevealedValue } from '#auth/auth.ts'
import { useAuth, useSession } from '#auth/react.tsx'

export type Reveal = (hidden: HiddenValue) => Promise<RevealedValue | undefined>

/** How hidden values are shown whole: in the demo only. The vault refuses it for any other provider by itself. */
export function useReveal(): Reveal | undefined {
  const auth = useAuth()
  const { signedIn } = useSession()
  const reveal = useCallback<Reveal>((hidden) => auth.reveal(hidden), [auth])
  const isDemo = auth.providers.some(({ id, kind }) => kind === 'demo' && id === signedIn?.providerId)
  return isDemo ? reveal : undefined
}
