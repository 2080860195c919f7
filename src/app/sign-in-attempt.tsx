import { useState } from 'react'
import type { Problem, SignInOptions } from '#auth/auth.ts'
import { useAuth, useSession } from '#auth/react.tsx'
import { usePageReturn } from '#ui/page-return.tsx'

export interface SignInAttempt {
  /** Provider that the page is about to leave for. */
  leavingFor: string | undefined
  /** Why the last attempt failed, here or on its way back. */
  problem: Problem | undefined
  begin: (options: SignInOptions) => Promise<void>
}

/** Signing in from a screen: one attempt at a time; a success leaves the page. */
export function useSignInAttempt(): SignInAttempt {
  const auth = useAuth()
  const session = useSession()
  const [leavingFor, setLeavingFor] = useState<string>()
  const [kept, setKept] = useState<Problem>()

  usePageReturn(() => setLeavingFor(undefined))

  return {
    leavingFor,
    problem: leavingFor ? undefined : (kept ?? session.problem),
    async begin(options) {
      setKept(undefined)
      setLeavingFor(options.providerId)
      setKept(await auth.signIn(options))
      setLeavingFor(undefined)
    },
  }
}
