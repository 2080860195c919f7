import { useRef, useState } from 'react'
import { folderType, type DriveFile } from '#google/drive/files.ts'
import { sortOf, type DriveAddress } from './address.ts'
import { useFileDrag } from './drag.tsx'
import { elsewhere, useDriveAddress } from './drive-address.tsx'
import styles from './DriveBrowser.module.css'
import { Files } from './Files.tsx'
import { FolderPath } from './FolderPath.tsx'
import { useListing } from './listing.tsx'
import { roomForColumns, useMedia } from './media.tsx'
import { NothingHere } from './NothingHere.tsx'
import { OnlyOwnNote } from './OnlyOwnNote.tsx'
import { PlaceLinks } from './PlaceLinks.tsx'
import { PlaceTree } from './PlaceTree.tsx'
import type { DriveAccess } from './react.tsx'
import { SearchBar } from './SearchBar.tsx'
import { SearchChips } from './SearchChips.tsx'
import type { Search } from './search.ts'
import { SharedDrives } from './SharedDrives.tsx'
import { SortChoice } from './SortChoice.tsx'
import { ViewSwitch } from './ViewSwitch.tsx'

/** Places and folders at the side, the files of one of them in the middle, and what can be done with them. */
export function DriveBrowser({ access }: { access: DriveAccess }) {
  const { address, go } = useDriveAddress()
  const wide = useMedia('(width >= 68.75em)')
  const roomy = useMedia(roomForColumns)
  const columns = roomy && address.view === 'list'
  const [filtering, setFiltering] = useState(address.search !== undefined)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const searchField = useRef<HTMLInputElement>(null)
  const listing = useListing(address)
  const { dragAndDropHooks } = useFileDrag({ files: listing.files, movable: true, onMove: () => undefined })
  const search = (next: Search | undefined, replace = false) =>
    go({ place: address.place, folderId: address.folderId, view: address.view, search: next }, { replace })
  const visit = (there: Pick<DriveAddress, 'place' | 'folderId'>) => go(elsewhere(address, there))
  const open = (id: string) => {
    const file = listing.files.find((one) => one.id === id)
    if (!file) return
    const folder = folderOf(file)
    if (folder !== undefined) visit({ place: 'mine', folderId: folder })
  }
  return (
    <div className={styles['browser']}>
      {wide && (
        <aside className={styles['side']}>
          <PlaceTree address={address} wholeDrive={!access.onlyOwn} onChoose={visit} />
        </aside>
      )}
      <div className={styles['middle']}>
        <div className={styles['bar']}>
          <SearchBar
            ref={searchField}
            address={address}
            filtering={filtering}
            onFilter={() => setFiltering(!filtering)}
            onSearch={(next, typing) => {
              if (next) setFiltering(true)
              search(next, typing && address.search !== undefined)
            }}
          />
        </div>
        {!wide && <PlaceLinks address={address} wholeDrive={!access.onlyOwn} />}
        {filtering && <SearchChips search={address.search} query={listing.query} onSearch={(next) => search(next)} />}
        {access.onlyOwn && <OnlyOwnNote />}
        <div className={styles['head']}>
          <FolderPath address={address} />
          {!columns && !address.search?.contents && (
            <SortChoice sort={sortOf(address)} onSort={(sort) => go({ ...address, sort }, { replace: true })} />
          )}
          <ViewSwitch view={address.view} onChange={(view) => go({ ...address, view }, { replace: true })} />
        </div>
        {address.place === 'drives' && !address.search ? (
          <SharedDrives address={address} onlyOwn={access.onlyOwn} />
        ) : (
          <Files
            address={address}
            listing={listing}
            onlyOwn={access.onlyOwn}
            narrow={!roomy}
            selected={selected}
            onSelect={setSelected}
            onOpen={open}
            onLook={() => undefined}
            onMenu={() => undefined}
            onSort={(sort) => go({ ...address, sort }, { replace: true })}
            dragAndDropHooks={dragAndDropHooks}
            empty={<NothingHere address={address} onlyOwn={access.onlyOwn} onClearSearch={() => search(undefined)} />}
          />
        )}
      </div>
    </div>
  )
}

/** The folder that a file is, or points to. */
const folderOf = ({ id, mimeType, shortcutDetails }: DriveFile) =>
  mimeType === folderType ? id : shortcutDetails?.targetMimeType === folderType ? shortcutDetails.targetId : undefined
