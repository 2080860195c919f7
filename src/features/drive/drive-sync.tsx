import { useQuery } from '@tanstack/react-query'
import { useAuth } from '#auth/react.tsx'
import { syncChanges } from './sync.ts'

const intervalMs = 60_000

/** While Drive is open, what changes elsewhere comes in: each minute, and when the page is looked at again. */
export function useDriveSync(): void {
  const { send } = useAuth()
  useQuery({
    queryKey: ['drive', 'sync'],
    queryFn: async ({ client, signal }) => {
      await syncChanges(send, client, signal)
      return null
    },
    // A round that fails is made up for by the next; the lists themselves say when they cannot be read.
    retry: false,
    staleTime: 0,
    refetchInterval: intervalMs,
    refetchOnWindowFocus: 'always',
  })
}
