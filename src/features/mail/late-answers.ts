import type { Query, QueryClient } from '@tanstack/react-query'
import type { MailChange } from './change.ts'
import { filterOfKey, mailKeys } from './mail-keys.ts'

/**
 * What is on its way when a change is done may have been read before it, and would show what was before: it is asked for
 * again. A further page of a list stays as it comes; the history puts it right.
 */
export async function askAgain(client: QueryClient, change: MailChange): Promise<void> {
  const late = client
    .getQueryCache()
    .findAll({ fetchStatus: 'fetching', predicate: (query) => concerns(change, query) })
  const again = async ({ queryKey, state }: Query) => {
    // What was never read has nobody who would ask for it again, unless it is called off.
    if (state.data === undefined) await client.cancelQueries({ queryKey, exact: true })
    await client.invalidateQueries({ queryKey, exact: true })
  }
  await Promise.all(late.map(again))
}

function concerns({ threadIds, add, remove, quiet }: MailChange, { queryKey, state }: Query): boolean {
  if (queryKey[1] === mailKeys.row('')[1]) return threadIds.some((id) => id === queryKey[2])
  // In a list of what is unread stays what was just read.
  if (queryKey[1] !== mailKeys.lists[1] || state.fetchMeta?.fetchMore || quiet) return false
  const { labelId, q } = filterOfKey(queryKey)
  const isMoved = [...add, ...remove].some((label) => label === labelId || label === 'TRASH' || label === 'SPAM')
  return q !== undefined || isMoved
}
