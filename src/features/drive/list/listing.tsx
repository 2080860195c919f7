import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useAuth } from '#auth/react.tsx'
import type { DriveFile } from '#google/drive/files.ts'
import { GoogleError } from '#google/errors.ts'
import type { Send } from '#google/send.ts'
import { useNowMs } from '#ui/clock.tsx'
import { sortOf, type DriveAddress } from '../address.ts'
import { folderQuery, orderByOf, pathQuery, placeQuery, searchQuery } from '../queries.ts'
import { searchTerms } from '../search/search.ts'

/** The files of an address, as far as they are read. */
export interface Listing {
  /** `waiting`: offline, with nothing read before. */
  state: 'loading' | 'waiting' | 'ready' | 'failed'
  files: readonly DriveFile[]
  error: unknown
  /** The open folder; absent at the top of a place, and until it is known. */
  folder: DriveFile | undefined
  /** Reads the next page; absent at the end. */
  more: (() => void) | undefined
  loadingMore: boolean
  /** The next page failed, for the reason that `error` says; what came before is there. */
  cutShort: boolean
  /** The search as Drive was asked it. */
  query: string | undefined
  /** Google did not look everywhere. */
  incomplete: boolean
  retry: () => void
}

/** The search of an address as Drive's `q`; undefined where it is none. */
const searched = ({ search }: DriveAddress, todayMs: number) => search && searchTerms(search, todayMs)

/** Start of the person's day, in milliseconds. */
const dayStart = (nowMs: number) => new Date(nowMs).setHours(0, 0, 0, 0)

function listingQuery(send: Send, address: DriveAddress, todayMs: number) {
  const sort = sortOf(address)
  const q = searched(address, todayMs)
  if (q !== undefined) {
    // Google refuses an order beside a search of contents: it sorts by relevance.
    return searchQuery(send, address.search?.contents ? { q } : { q, orderBy: orderByOf(sort) })
  }
  if (address.place === 'mine' || address.place === 'drives') return folderQuery(send, address.folderId ?? 'root', sort)
  return placeQuery(send, address.place, address.sort)
}

/** Reads the files of an address, page by page, and the folder that it names. */
export function useListing(address: DriveAddress): Listing {
  const { send } = useAuth()
  const queryClient = useQueryClient()
  const todayMs = dayStart(useNowMs(60_000))
  const result = useInfiniteQuery(listingQuery(send, address, todayMs))
  // What lies in a folder that is not to be seen is nothing, so the folder itself is asked for too.
  const wanted = address.search ? undefined : address.folderId
  const path = useQuery({ ...pathQuery(send, wanted ?? '', queryClient), enabled: wanted !== undefined })
  const { data, isError, isPaused, hasNextPage, isFetchingNextPage, isFetchNextPageError } = result
  const hidden = path.error instanceof GoogleError && path.error.code === 'not-found'
  const failure = hidden ? path.error : result.error
  // A file that moved while pages were read may be on two of them.
  const files = useMemo(
    () => [...new Map((data?.pages ?? []).flatMap(({ items }) => items.map((file) => [file.id, file]))).values()],
    [data],
  )
  return {
    state: hidden ? 'failed' : data ? 'ready' : isError ? 'failed' : isPaused ? 'waiting' : 'loading',
    files,
    error: failure,
    folder: path.data?.at(-1),
    // Asked for twice, a page is read once: scrolling asks faster than anything is drawn.
    // A page that failed is asked for again by the person, not by each drawing of the list.
    more: hasNextPage && !isFetchNextPageError ? () => void result.fetchNextPage({ cancelRefetch: false }) : undefined,
    loadingMore: isFetchingNextPage,
    cutShort: isFetchNextPageError,
    query: searched(address, todayMs),
    incomplete: data?.pages.some((page) => page.incompleteSearch) === true,
    retry: () => void (isFetchNextPageError ? result.fetchNextPage() : result.refetch()),
  }
}
