import type { QueryClient } from '@tanstack/react-query'
import { getStartPageToken, listChanges } from '#google/drive/changes.ts'
import { GoogleError } from '#google/errors.ts'
import type { Send } from '#google/send.ts'
import { dropFile, putFile } from './file-lists.ts'
import { listsKey } from './queries.ts'

const tokenKey = ['drive', 'change-token']

/** Remembers from where changes are counted; before the first list is read, so that nothing falls between. */
export async function startSync(send: Send, queryClient: QueryClient, signal?: AbortSignal): Promise<void> {
  if (queryClient.getQueryData(tokenKey) !== undefined) return
  queryClient.setQueryDefaults(tokenKey, { gcTime: Infinity })
  queryClient.setQueryData(tokenKey, await getStartPageToken(send, signal))
}

/**
 * Lays what changed elsewhere since the last time over the cached lists; where too much did, reads them anew. One small
 * request, whatever the size of the folders on the screen.
 * @throws GoogleError
 */
export async function syncChanges(send: Send, queryClient: QueryClient, signal?: AbortSignal): Promise<void> {
  const since = queryClient.getQueryData<string>(tokenKey)
  if (since === undefined) return startSync(send, queryClient, signal)
  try {
    const { changes, next, cut } = await listChanges(send, since, signal)
    queryClient.setQueryData(tokenKey, next)
    for (const { fileId, file } of changes) {
      if (file) putFile(queryClient, file)
      else dropFile(queryClient, fileId)
    }
    if (cut) await queryClient.invalidateQueries({ queryKey: listsKey })
  } catch (error) {
    // A token that is refused is worth nothing: begin anew.
    if (!(error instanceof GoogleError) || error.code !== 'invalid-request') throw error
    queryClient.setQueryData(tokenKey, await getStartPageToken(send, signal))
    await queryClient.invalidateQueries({ queryKey: listsKey })
  }
}
