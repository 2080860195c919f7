import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useAuth } from '#auth/react.tsx'
import type { Send } from '#google/send.ts'
import { drivesQuery, searchQuery } from '../queries.ts'
import { onlyFolders } from '../search-terms.ts'

/** Google's name for the top of My Drive. */
export const rootId = 'root'
/** Stands for the shared drives in the tree; no id of Google's has a space. */
export const drivesId = 'shared drives'

/** More folders than anybody looks through in a tree. */
const maxFolders = 1_000

const foldersQuery = (send: Send, folderId: string) =>
  searchQuery(send, {
    q: onlyFolders(folderId),
    orderBy: 'name_natural',
    pageSize: maxFolders,
  })

/** What is below an entry of the tree, as far as it is known. */
interface Folders {
  /** Undefined until they are known, and while nobody wants them. */
  inside: readonly { id: string; name: string }[] | undefined
  /** Why they are not known; `offline`: they are asked for once there is a network. */
  missing: 'loading' | 'offline' | 'failed' | undefined
  retry: () => void
}

/** The folders in a folder, or the shared drives. */
export function useFolders(id: string, wanted: boolean): Folders {
  const { send } = useAuth()
  const folders = useInfiniteQuery({ ...foldersQuery(send, id), enabled: wanted && id !== drivesId })
  const drives = useQuery({ ...drivesQuery(send), enabled: wanted && id === drivesId })
  const { isError, isPaused, refetch } = id === drivesId ? drives : folders
  const inside = id === drivesId ? drives.data?.items : folders.data?.pages.flatMap(({ items }) => items)
  const missing = inside ? undefined : isError ? 'failed' : isPaused ? 'offline' : 'loading'
  return { inside, missing: wanted ? missing : undefined, retry: () => void refetch() }
}
