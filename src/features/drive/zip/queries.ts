import { queryOptions } from '@tanstack/react-query'
import type { DriveFile } from '#google/drive/files.ts'
import type { Send } from '#google/send.ts'
import { planZip, type Found } from './zip-plan.ts'

const idsOf = (files: readonly DriveFile[]) => files.map(({ id }) => id)

/** What the look through the folders has found so far. */
export const zipFoundQuery = (files: readonly DriveFile[]) =>
  queryOptions({
    queryKey: ['drive', 'zip-found', idsOf(files)],
    queryFn: (): Found => ({ files: 0, bytes: 0 }),
    staleTime: Infinity,
    gcTime: 0,
  })

/** What an archive of some files and folders would hold; given up when nobody waits for it any more. */
export const zipPlanQuery = (send: Send, files: readonly DriveFile[]) =>
  queryOptions({
    queryKey: ['drive', 'zip', idsOf(files)],
    queryFn: ({ signal, client }) =>
      planZip(send, files, {
        signal,
        progress: (found) => client.setQueryData(zipFoundQuery(files).queryKey, found),
      }),
    // What lies in a folder when it is asked for is what counts.
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
