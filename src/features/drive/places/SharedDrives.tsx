import { useQuery } from '@tanstack/react-query'
import { UsersRound } from 'lucide-react'
import { useAuth } from '#auth/react.tsx'
import { useText } from '#i18n/react.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { Link } from '#ui/Link.tsx'
import { writeAddress, type DriveAddress } from '../address.ts'
import { elsewhere } from '../drive-address.tsx'
import { FilesSkeleton } from '../list/FilesSkeleton.tsx'
import { LoadProblem } from '../LoadProblem.tsx'
import { NothingHere, NothingOffline } from '../NothingHere.tsx'
import { drivesQuery } from '../queries.ts'
import styles from './SharedDrives.module.css'

/** The drives of teams, each with a top of its own. */
export function SharedDrives({ address, onlyOwn }: { address: DriveAddress; onlyOwn: boolean }) {
  const { send } = useAuth()
  const text = useText()
  const drives = useQuery(drivesQuery(send))
  if (drives.isError && !drives.data) {
    return <LoadProblem error={drives.error} retry={() => void drives.refetch()} />
  }
  if (!drives.data) return drives.isPaused ? <NothingOffline /> : <FilesSkeleton view="list" narrow />
  if (drives.data.items.length === 0) return <NothingHere address={address} onlyOwn={onlyOwn} />
  return (
    <ul className={styles['drives']} aria-label={text('drive.place.drives')}>
      {drives.data.items.map(({ id, name }) => (
        <li key={id}>
          <Link className={styles['drive']} to={writeAddress(elsewhere(address, { place: 'mine', folderId: id }))}>
            <UsersRound aria-hidden />
            <Foreign>{name}</Foreign>
          </Link>
        </li>
      ))}
    </ul>
  )
}
