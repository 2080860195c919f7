import { queryOptions, type QueryClient } from '@tanstack/react-query'

const kept = 8

/** What was searched for, latest first: in the account's cache, so that it is gone with the tab or the account. */
export const recentSearchesQuery = queryOptions({
  queryKey: ['mail', 'recent-searches'],
  queryFn: (): readonly string[] => [],
  initialData: (): readonly string[] => [],
  staleTime: Infinity,
  gcTime: Infinity,
})

/** Puts a search before all others; of many the oldest are forgotten. */
export function rememberSearch(client: QueryClient, query: string): void {
  client.setQueryData(recentSearchesQuery.queryKey, (known = []) =>
    [query, ...known.filter((other) => other !== query)].slice(0, kept),
  )
}
