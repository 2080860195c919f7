import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'

/** The zone that the person chose to see times in; null: that of the browser. Forgotten with the account. */
const zoneQuery = queryOptions({
  queryKey: ['calendar', 'zone'],
  queryFn: (): string | null => null,
  initialData: (): string | null => null,
  staleTime: Infinity,
  gcTime: Infinity,
})

export function useViewerZone(): readonly [zone: string | undefined, choose: (zone: string) => void] {
  const client = useQueryClient()
  const zone = useQuery(zoneQuery).data
  return [zone ?? undefined, (chosen) => void client.setQueryData(zoneQuery.queryKey, chosen)]
}
