import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { folderType, type DriveFile, type FilePage, type FileSearch } from '#google/drive/files.ts'
import { fileKey, listsKey } from './queries.ts'
import { inFolder, onlyFolders, placeQueries } from './search-terms.ts'

type Pages = InfiniteData<FilePage, string | undefined>

/** A file as it is now goes into every cached list it belongs to, and leaves the others. */
export function putFile(queryClient: QueryClient, file: DriveFile): void {
  queryClient.setQueryData<DriveFile>([...fileKey, file.id], file)
  changePaths(queryClient, file)
  eachList(queryClient, (pages, search, isRoot) => {
    const belongs = belongsTo(search, file, isRoot)
    const has = holds(pages, file.id)
    if (has && belongs !== false) return withReplaced(pages, file, search.orderBy)
    if (has) return without(pages, file.id)
    return belongs ? withInserted(pages, file, search.orderBy) : pages
  })
}

/** A file is gone, from every cached list. */
export function dropFile(queryClient: QueryClient, fileId: string): void {
  eachList(queryClient, (pages) => (holds(pages, fileId) ? without(pages, fileId) : pages))
  queryClient.removeQueries({ queryKey: [...fileKey, fileId], exact: true })
}

/** A file as some list, or its own query, knows it. */
export function cachedFile(queryClient: QueryClient, fileId: string): DriveFile | undefined {
  const known = queryClient.getQueryData<DriveFile>([...fileKey, fileId])
  if (known) return known
  for (const [, pages] of queryClient.getQueriesData<Pages>({ queryKey: listsKey })) {
    const found = pages && filesOf(pages).find(({ id }) => id === fileId)
    if (found) return found
  }
  return undefined
}

/** The real id of the top of My Drive, as far as it can be known: under `drive.file` it may not be read itself. */
function rootIdIn(queryClient: QueryClient): string | undefined {
  const root = queryClient.getQueryData<DriveFile>([...fileKey, 'root'])
  if (root) return root.id
  for (const [key, pages] of queryClient.getQueriesData<Pages>({ queryKey: listsKey })) {
    const isTop = (key[listsKey.length] as FileSearch).q === inFolder('root')
    const parent = isTop && pages ? filesOf(pages)[0]?.parents[0] : undefined
    if (parent !== undefined) return parent
  }
  return undefined
}

const filesOf = (pages: Pages) => pages.pages.flatMap(({ items }) => items)
const holds = (pages: Pages, id: string) => pages.pages.some(({ items }) => items.some((file) => file.id === id))

function eachList(
  queryClient: QueryClient,
  change: (pages: Pages, search: FileSearch, isRoot: (id: string | undefined) => boolean) => Pages,
): void {
  const rootId = rootIdIn(queryClient)
  const isRoot = (id: string | undefined) => id === 'root' || (id !== undefined && id === rootId)
  for (const [key, pages] of queryClient.getQueriesData<Pages>({ queryKey: listsKey })) {
    if (!pages) continue
    const changed = change(pages, key[listsKey.length] as FileSearch, isRoot)
    if (changed !== pages) queryClient.setQueryData(key, changed)
  }
}

/** Whether a file is what a list looks for; undefined for a search whose answer only Google knows. */
function belongsTo(
  { q }: FileSearch,
  file: DriveFile,
  isRoot: (id: string | undefined) => boolean,
): boolean | undefined {
  const { trashed, starred, mimeType, sharedWithMeTime } = file
  switch (q) {
    case placeQueries.trash:
      return trashed
    case placeQueries.recent:
      return !trashed && mimeType !== folderType
    case placeQueries.starred:
      return !trashed && starred
    case placeQueries.shared:
      return !trashed && sharedWithMeTime !== undefined
    default: {
      const [parent] = file.parents
      const folders = [parent, ...(isRoot(parent) ? ['root'] : [])].flatMap((id) => (id === undefined ? [] : [id]))
      if (folders.some((id) => q === inFolder(id))) return !trashed
      if (folders.some((id) => q === onlyFolders(id))) return !trashed && mimeType === folderType
      return trashed || / in parents and /.test(q) ? false : undefined
    }
  }
}

const without = (pages: Pages, id: string): Pages => mapped(pages, (items) => items.filter((file) => file.id !== id))

/** Where it stands, or where its new name or time puts it in the order. */
function withReplaced(pages: Pages, file: DriveFile, orderBy: string | undefined): Pages {
  const known = filesOf(pages).find(({ id }) => id === file.id)
  if (known && orderBy && comparing(orderBy)(known, file) !== 0) {
    const moved = withInserted(without(pages, file.id), file, orderBy)
    if (holds(moved, file.id)) return moved
  }
  return mapped(pages, (items) => items.map((other) => (other.id === file.id ? file : other)))
}

const mapped = (pages: Pages, change: (items: readonly DriveFile[]) => readonly DriveFile[]): Pages => ({
  ...pages,
  pages: pages.pages.map((page) => ({ ...page, items: change(page.items) })),
})

/** In its place in the order; not at all where that place is beyond what was read so far. */
function withInserted(pages: Pages, file: DriveFile, orderBy: string | undefined): Pages {
  const compare = comparing(orderBy)
  for (const [number, page] of pages.pages.entries()) {
    const at = page.items.findIndex((other) => compare(file, other) < 0)
    const isEnd = number === pages.pages.length - 1 && page.nextPageToken === undefined
    if (at < 0 && !isEnd) continue
    const items = page.items.toSpliced(at < 0 ? page.items.length : at, 0, file)
    return { ...pages, pages: pages.pages.with(number, { ...page, items }) }
  }
  return pages
}

const natural = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
const timeOf = (text: string | undefined) => (text === undefined ? 0 : Date.parse(text))

/** The order that Google would give two files. */
function comparing(orderBy = ''): (a: DriveFile, b: DriveFile) => number {
  const compares = orderBy.split(',').map((part) => {
    const [key = '', descending] = part.trim().split(' ')
    const compare = orders[key] ?? (() => 0)
    return descending ? (a: DriveFile, b: DriveFile) => compare(b, a) : compare
  })
  return (a, b) => compares.reduce((found, compare) => found || compare(a, b), 0)
}

const recency = ({ modifiedTime, viewedByMeTime }: DriveFile) => Math.max(timeOf(modifiedTime), timeOf(viewedByMeTime))
const orders: Readonly<Record<string, (a: DriveFile, b: DriveFile) => number>> = {
  folder: (a, b) => Number(b.mimeType === folderType) - Number(a.mimeType === folderType),
  name_natural: (a, b) => natural.compare(a.name, b.name),
  modifiedTime: (a, b) => timeOf(a.modifiedTime) - timeOf(b.modifiedTime),
  quotaBytesUsed: (a, b) => (a.size ?? 0) - (b.size ?? 0),
  recency: (a, b) => recency(a) - recency(b),
  sharedWithMeTime: (a, b) => timeOf(a.sharedWithMeTime) - timeOf(b.sharedWithMeTime),
}

/** Breadcrumbs show a folder's new name at once; where it moved, they are read anew. */
function changePaths(queryClient: QueryClient, file: DriveFile): void {
  if (file.mimeType !== folderType) return
  for (const [key, path] of queryClient.getQueriesData<readonly DriveFile[]>({ queryKey: ['drive', 'path'] })) {
    const known = path?.find(({ id }) => id === file.id)
    if (!path || !known) continue
    queryClient.setQueryData(
      key,
      path.map((folder) => (folder.id === file.id ? file : folder)),
    )
    if (known.parents[0] !== file.parents[0]) void queryClient.invalidateQueries({ queryKey: key })
  }
}
