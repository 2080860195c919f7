import {
  Clock,
  FolderOpen,
  FolderX,
  SearchX,
  Star,
  Trash2,
  Users,
  UsersRound,
  WifiOff,
  type LucideIcon,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { wholeDriveScope } from '#google/drive/scopes.ts'
import { Text } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import type { DriveAddress, Place } from './address.ts'
import { AllowButton } from './AllowDrive.tsx'

const icons: Readonly<Record<Place, LucideIcon>> = {
  mine: FolderOpen,
  drives: UsersRound,
  shared: Users,
  recent: Clock,
  starred: Star,
  trash: Trash2,
}

/** A place without files: why, in one sentence, and what to do. */
export function NothingHere({
  address,
  onlyOwn,
  onUpload,
  onClearSearch,
}: {
  address: DriveAddress
  onlyOwn: boolean
  /** Absent where nothing can be put. */
  onUpload?: (() => void) | undefined
  onClearSearch?: () => void
}) {
  const action: ReactNode =
    address.search && onClearSearch ? (
      <Button onClick={onClearSearch}>
        <Text id="drive.empty.search.clear" />
      </Button>
    ) : onUpload ? (
      <Button look="primary" onClick={onUpload}>
        <Text id="drive.upload.files" />
      </Button>
    ) : onlyOwn && address.place === 'shared' ? (
      <AllowButton look="secondary" label="drive.onlyOwn.allow" further={[wholeDriveScope]} />
    ) : undefined
  const text = address.search
    ? 'drive.empty.search'
    : address.folderId !== undefined
      ? 'drive.empty.folder'
      : onlyOwn && address.place === 'shared'
        ? 'drive.empty.shared.onlyOwn'
        : `drive.empty.${address.place}`
  return (
    <EmptyState icon={address.search ? SearchX : icons[address.place]} action={action}>
      <Text id={text} />
    </EmptyState>
  )
}

/** Offline, with nothing read before. */
export function NothingOffline() {
  return (
    <EmptyState icon={WifiOff}>
      <Text id="drive.offline" />
    </EmptyState>
  )
}

/** A folder that is not there, or that the app may not see: under the narrow scope nobody can say which. */
export function NoSuchFolder({ onlyOwn }: { onlyOwn: boolean }) {
  return (
    <EmptyState
      icon={FolderX}
      action={
        onlyOwn ? (
          <AllowButton look="secondary" label="drive.onlyOwn.allow" further={[wholeDriveScope]} />
        ) : (
          <LinkButton to={paths.drive()}>
            <Text id="drive.notFound.toMine" />
          </LinkButton>
        )
      }
    >
      <span role="alert" data-code="not-found">
        <Text id={onlyOwn ? 'drive.notFound.onlyOwn' : 'drive.notFound'} />
      </span>
    </EmptyState>
  )
}
