import { useQueries, type UseQueryResult } from '@tanstack/react-query'
import { useAuth } from '#auth/react.tsx'
import type { Thread } from '#google/gmail/threads.ts'
import { threadRowQuery } from '../queries.ts'
import type { TargetFacts } from './deeds.ts'

/** More than these do not change what makes sense to offer. */
const maxLooked = 50

/** What the cache knows of some threads; nothing is asked for. */
export function useTargetFacts(threadIds: readonly string[], label: string | undefined): TargetFacts {
  const { send } = useAuth()
  const labelIds = useQueries({
    queries: threadIds.slice(0, maxLooked).map((id) => ({ ...threadRowQuery(send, id), enabled: false })),
    combine: labelsOfAll,
  })
  const known = labelIds.length > 0
  return {
    inInbox: known ? labelIds.some((ids) => ids.includes('INBOX')) : label === 'INBOX',
    unread: labelIds.some((ids) => ids.includes('UNREAD')),
    starred: known && labelIds.every((ids) => ids.includes('STARRED')),
  }
}

const labelsOfAll = (results: UseQueryResult<Thread>[]) =>
  results.flatMap(({ data }) => (data ? [data.messages.flatMap(({ labelIds }) => labelIds)] : []))
