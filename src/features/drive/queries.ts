import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import { getAbout } from '#google/drive/about.ts'
import { listDrives } from '#google/drive/drives.ts'
import { getFile, listFiles, type DriveFile, type FileSearch } from '#google/drive/files.ts'
import { GoogleError } from '#google/errors.ts'
import type { Send } from '#google/send.ts'
import { inFolder, placeQueries, type Place } from './search-terms.ts'

/** Under which all lists of files stand, by their search. */
export const listsKey = ['drive', 'list'] as const
/** Under which single files stand, by their id. */
export const fileKey = ['drive', 'file'] as const

/** How a list is sorted, as Drive's `orderBy`. Folders come first, as everywhere. */
export interface Sort {
  key: 'name' | 'modified' | 'size'
  descending: boolean
}

/** `orderBy` for a sort. */
export function orderByOf({ key, descending }: Sort): string {
  const keys = { name: 'name_natural', modified: 'modifiedTime', size: 'quotaBytesUsed' }
  return `folder,${keys[key]}${descending ? ' desc' : ''}`
}

/** The first files come soon; whoever wants more wants many, and each page costs a question. */
const firstPage = 200
const furtherPages = 1_000

/**
 * The files that a search finds, page by page. All lists of files stand below `['drive', 'list']`, so that a change is
 * laid over each of them.
 */
export const searchQuery = (send: Send, search: FileSearch) =>
  infiniteQueryOptions({
    queryKey: [...listsKey, search],
    queryFn: ({ pageParam, signal }) =>
      listFiles(send, { pageSize: pageParam === undefined ? firstPage : furtherPages, ...search }, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextPageToken }) => nextPageToken,
    staleTime: 60_000,
  })

/** What lies in a folder; `root` is the top of My Drive, a shared drive's id its own top. */
export const folderQuery = (send: Send, folderId: string, sort: Sort) =>
  searchQuery(send, { q: inFolder(folderId), orderBy: orderByOf(sort) })

const placeOrder: Readonly<Record<Place, string>> = {
  recent: 'recency desc',
  starred: 'folder,name_natural',
  shared: 'sharedWithMeTime desc',
  trash: 'recency desc',
}

/** Recent, starred and shared files, and the trash; sorted as each is used, or as the person wishes. */
export const placeQuery = (send: Send, place: Place, sort?: Sort) =>
  searchQuery(send, { q: placeQueries[place], orderBy: sort ? orderByOf(sort) : placeOrder[place] })

/** The files somebody worked on last, for a card. */
export const recentQuery = (send: Send, pageSize: number) =>
  queryOptions({
    queryKey: ['drive', 'recent', pageSize],
    queryFn: ({ signal }) =>
      listFiles(send, { q: placeQueries.recent, orderBy: placeOrder.recent, pageSize }, undefined, signal),
    staleTime: 60_000,
  })

/** The shared drives; needs one of `sharedDriveScopes`. */
export const drivesQuery = (send: Send) =>
  queryOptions({
    queryKey: ['drive', 'drives'],
    queryFn: ({ signal }) => listDrives(send, signal),
    staleTime: 5 * 60_000,
  })

/** How full the storage is. */
export const aboutQuery = (send: Send) =>
  queryOptions({
    queryKey: ['drive', 'about'],
    queryFn: ({ signal }) => getAbout(send, signal),
    staleTime: 60_000,
  })

export const fileQuery = (send: Send, fileId: string) =>
  queryOptions({
    queryKey: [...fileKey, fileId],
    queryFn: ({ signal }) => getFile(send, fileId, signal),
    staleTime: 60_000,
  })

const deepest = 30

/**
 * The folders from the top down to a folder, itself included: the breadcrumbs. It begins where the app may see no
 * further, which under `drive.file` is often the folder itself.
 */
export const pathQuery = (send: Send, folderId: string, queryClient: QueryClient) =>
  queryOptions({
    queryKey: ['drive', 'path', folderId],
    queryFn: async (): Promise<readonly DriveFile[]> => {
      const path: DriveFile[] = []
      let next: string | undefined = folderId
      while (next !== undefined && path.length < deepest && !path.some(({ id }) => id === next)) {
        const folder: DriveFile | undefined = await queryClient
          .fetchQuery(fileQuery(send, next))
          .catch((error: unknown) => {
            // Above the first folder that is not to be seen there is nothing to show; the folder itself has to be there.
            if (path.length > 0 && error instanceof GoogleError && error.code === 'not-found') return undefined
            throw error
          })
        if (!folder) break
        path.unshift(folder)
        next = folder.parents[0]
      }
      return path
    },
    staleTime: 60_000,
  })
