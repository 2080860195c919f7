import type { Query, QueryClient } from '@tanstack/react-query'
import { listsKey } from './queries.ts'

/** Calls off reads of lists that are shown already: their answers would show what was before a write. */
export const holdLists = (queryClient: QueryClient): Promise<void> =>
  queryClient.cancelQueries({ queryKey: listsKey, predicate: ({ state }) => state.data !== undefined })

/**
 * Keeps account of lists that were on their way when something was written: they may have been read before it, and are
 * asked for again once all is written.
 * @returns carries out writes, one in the other if need be
 */
export function lateLists(queryClient: QueryClient): <Result>(write: () => Promise<Result>) => Promise<Result> {
  const late = new Set<Query>()
  let underWay = 0
  const again = async ({ queryKey, state }: Query) => {
    // What was never read has nobody who would ask for it again, unless it is called off.
    if (state.data === undefined) await queryClient.cancelQueries({ queryKey, exact: true })
    await queryClient.invalidateQueries({ queryKey, exact: true })
  }
  return async (write) => {
    underWay += 1
    try {
      return await write()
    } finally {
      const reading = queryClient.getQueryCache().findAll({ queryKey: listsKey, fetchStatus: 'fetching' })
      // A further page stays as it comes: nobody wants to read all of them anew.
      for (const query of reading) if (!query.state.fetchMeta?.fetchMore) late.add(query)
      underWay -= 1
      if (underWay === 0) {
        for (const query of late) void again(query)
        late.clear()
      }
    }
  }
}
