import { useMutationState } from '@tanstack/react-query'
import { useWarnBeforeLeaving } from '#ui/leaving.tsx'

/** How many changes wait for the network, or for their turn after it. Only this page knows of them: leaving it asks first. */
export function useWaitingChanges(): number {
  const waiting = useMutationState({
    filters: { status: 'pending', predicate: ({ state }) => state.isPaused },
    select: ({ mutationId }) => mutationId,
  }).length
  useWarnBeforeLeaving(waiting > 0)
  return waiting
}
