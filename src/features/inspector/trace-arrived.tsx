import { useSession, useTrace } from '#auth/react.tsx'

/** Whether the steps of this session are here; before, nobody can say that there are none. */
export function useTraceArrived(): boolean {
  const { state, signedIn } = useSession()
  const trace = useTrace()
  return trace.length > 0 || (state !== 'unknown' && !signedIn)
}
