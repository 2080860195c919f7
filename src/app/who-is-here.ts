import type { SessionSnapshot } from '#auth/auth.ts'

/** Which of the four faces of the app a session calls for. An expired session keeps its screens: work is on them. */
export function whoIsHere({ state, signedIn }: SessionSnapshot): 'unknown' | 'nobody' | 'arriving' | 'someone' {
  if (state === 'unknown') return 'unknown'
  if (state === 'signed-out') return 'nobody'
  if (signedIn) return 'someone'
  return state === 'signing-in' ? 'arriving' : 'nobody'
}
