import { useMemo } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router-dom'
import { readAddress, writeAddress, type DriveAddress } from './address.ts'

/** What the page shows, as the address says it, and the way to show something else. */
export function useDriveAddress(): {
  address: DriveAddress
  /** `replace`: Back does not come here again. */
  go: (next: DriveAddress, options?: { replace?: boolean }) => void
} {
  const { folderId } = useParams()
  const [query] = useSearchParams()
  const navigate = useNavigate()
  const address = useMemo(() => readAddress(folderId, query), [folderId, query])
  return { address, go: (next, options) => void navigate(writeAddress(next), options ?? {}) }
}

/** Another place or folder, in the view that the person is used to. */
export function elsewhere({ view }: DriveAddress, there: Pick<DriveAddress, 'place' | 'folderId'>): DriveAddress {
  return { ...there, view }
}
