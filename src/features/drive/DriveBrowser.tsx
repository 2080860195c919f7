import { useQueryClient } from '@tanstack/react-query'
import { Suspense, useMemo, useRef, useState } from 'react'
import { useAuth } from '#auth/react.tsx'
import type { DriveFile } from '#google/drive/files.ts'
import { paths } from '#paths.ts'
import { useRecent } from '#ui/belongings/recent.tsx'
import { KeysAwaited } from '#ui/commands/commands.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { canTake, fileDeeds } from './actions/deeds.ts'
import { useDriveCommands } from './actions/drive-commands.tsx'
import { useFileActions, type Asking } from './actions/file-actions.tsx'
import { FileMenu } from './actions/FileMenu.tsx'
import { NewButtons } from './actions/NewButtons.tsx'
import { RenamePopover } from './actions/RenamePopover.tsx'
import { SelectionBar } from './actions/SelectionBar.tsx'
import { sortOf, type DriveAddress } from './address.ts'
import { elsewhere, useDriveAddress } from './drive-address.tsx'
import { useDriveSync } from './drive-sync.tsx'
import styles from './DriveBrowser.module.css'
import { folderOf } from './file-facts.ts'
import { useFileDrag } from './list/drag.tsx'
import { useFileFocus, useReturnOfFocus } from './list/file-focus.tsx'
import { Files } from './list/Files.tsx'
import { useListing } from './list/listing.tsx'
import { SortChoice } from './list/SortChoice.tsx'
import { ViewSwitch } from './list/ViewSwitch.tsx'
import { roomForColumns, roomForTree, useMedia } from './media.tsx'
import { NothingHere } from './NothingHere.tsx'
import { OnlyOwnNote } from './OnlyOwnNote.tsx'
import { FolderPath } from './places/FolderPath.tsx'
import { rootId } from './places/folders.tsx'
import { PlaceLinks } from './places/PlaceLinks.tsx'
import { PlaceTree } from './places/PlaceTree.tsx'
import { SharedDrives } from './places/SharedDrives.tsx'
import type { DriveAccess } from './react.tsx'
import { savingsOf } from './saving/saving.ts'
import type { Search } from './search/search.ts'
import { SearchBar } from './search/SearchBar.tsx'
import { SearchChips } from './search/SearchChips.tsx'
import { uploadsOf, type ChosenFile } from './upload/uploads.ts'

const LookedAt = lazyPart(async () => (await import('./preview/LookedAt.tsx')).LookedAt)
const DriveQuestions = lazyPart(async () => (await import('./actions/DriveQuestions.tsx')).DriveQuestions)

const nothing: ReadonlySet<string> = new Set()

/** Places and folders at the side, the files of one of them in the middle, and what can be done with them. */
export function DriveBrowser({ access }: { access: DriveAccess }) {
  const { send } = useAuth()
  const queryClient = useQueryClient()
  const deeds = useMemo(() => fileDeeds(send, queryClient), [send, queryClient])
  useDriveSync()
  const { address, go } = useDriveAddress()
  const wide = useMedia(roomForTree)
  const roomy = useMedia(roomForColumns)
  const listing = useListing(address)
  const [filtering, setFiltering] = useState(address.search !== undefined)
  const [asking, setAsking] = useState<Asking>()
  const [menuAt, setMenuAt] = useState<{ x: number; y: number }>()
  const searchField = useRef<HTMLInputElement>(null)
  const focus = useFileFocus()
  useReturnOfFocus(address.look, focus.go)
  useRecent('drive', listing.folder?.name, paths.drive(address.folderId))
  const uploadButton = useRef<{ choose: () => void }>(null)
  const savings = savingsOf(send, queryClient)

  const here = JSON.stringify([address.place, address.folderId, address.search])
  const [choice, setChoice] = useState({ here, ids: nothing })
  const selected = choice.here === here ? choice.ids : nothing
  const select = (ids: ReadonlySet<string>) => setChoice({ here, ids })
  const chosen = useMemo(() => listing.files.filter(({ id }) => selected.has(id)), [listing.files, selected])

  const search = (next: Search | undefined, replace = false) =>
    go({ place: address.place, folderId: address.folderId, view: address.view, search: next }, { replace })
  const visit = (there: Pick<DriveAddress, 'place' | 'folderId'>) => go(elsewhere(address, there))
  const look = ({ id }: DriveFile) => go({ ...address, look: id })
  const open = (file: DriveFile) => {
    const folderId = folderOf(file)
    if (folderId === undefined) look(file)
    else visit({ place: 'mine', folderId })
  }
  const byId = (id: string, then: (file: DriveFile) => void) => {
    const file = listing.files.find((one) => one.id === id)
    if (file) then(file)
  }
  const move = (ids: readonly string[], folderId: string) => {
    const files = listing.files.filter(({ id }) => ids.includes(id))
    const folder = listing.files.find(({ id }) => id === folderId)
    if (!folder || canTake(folder, files)) void deeds.move(files, folderId)
  }
  const inTrash = address.place === 'trash' && !address.search
  const mayAdd =
    address.place === 'mine' &&
    !address.search &&
    (listing.folder?.capabilities?.canAddChildren ?? listing.state !== 'failed')
  const parent = mayAdd ? (address.folderId ?? rootId) : undefined
  const uploadTo = (chosenFiles: readonly ChosenFile[], folderId: string) =>
    uploadsOf(send, queryClient).add(chosenFiles, folderId)
  const upload =
    parent === undefined ? undefined : (chosenFiles: readonly ChosenFile[]) => uploadTo(chosenFiles, parent)
  const newFolder = parent === undefined ? undefined : () => setAsking({ kind: 'new-folder', parent })
  const actions = useFileActions({
    files: chosen,
    inTrash,
    deeds,
    onAsk: setAsking,
    onOpen: open,
    onLook: look,
    onDownload: (files, format) => {
      for (const file of files) savings.add(file, format)
    },
  })
  useDriveCommands({
    actions,
    onSearch: () => searchField.current?.focus(),
    onNewFolder: newFolder,
    onUpload: parent === undefined ? undefined : () => uploadButton.current?.choose(),
    onToggle: (id) => {
      const ids = new Set(selected)
      if (!ids.delete(id)) ids.add(id)
      select(ids)
    },
  })
  const drag = useFileDrag({
    files: listing.files,
    selected,
    movable: !inTrash,
    onMove: move,
    onUpload: inTrash ? undefined : uploadTo,
    openFolder: parent,
  })
  const onSort = (sort: DriveAddress['sort']) => go({ ...address, sort }, { replace: true })

  return (
    <div className={styles['browser']}>
      {wide && (
        <aside className={styles['side']}>
          <PlaceTree
            address={address}
            wholeDrive={!access.onlyOwn}
            onChoose={visit}
            onMove={move}
            onUpload={uploadTo}
          />
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
          <NewButtons
            upload={uploadButton}
            onNewFolder={newFolder}
            onUpload={upload}
            onEmptyTrash={
              inTrash && !access.onlyOwn && listing.files.length > 0
                ? () => setAsking({ kind: 'empty-trash' })
                : undefined
            }
          />
        </div>
        {!wide && <PlaceLinks address={address} wholeDrive={!access.onlyOwn} />}
        {filtering && <SearchChips search={address.search} query={listing.query} onSearch={(next) => search(next)} />}
        {access.onlyOwn && <OnlyOwnNote />}
        <div className={styles['head']}>
          {chosen.length > 0 ? (
            <SelectionBar count={chosen.length} actions={actions} onClear={() => select(nothing)} onMenu={setMenuAt} />
          ) : (
            <FolderPath address={address} />
          )}
          {!(roomy && address.view === 'list') && chosen.length === 0 && !address.search?.contents && (
            <SortChoice sort={sortOf(address)} onSort={onSort} />
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
            onSelect={select}
            onOpen={(id) => byId(id, open)}
            onLook={(id) => byId(id, look)}
            onMenu={(id, place) => {
              if (!selected.has(id)) select(new Set([id]))
              setMenuAt(place)
            }}
            onSort={onSort}
            drag={drag}
            empty={
              <NothingHere
                address={address}
                onlyOwn={access.onlyOwn}
                onUpload={upload && (() => uploadButton.current?.choose())}
                onClearSearch={() => search(undefined)}
              />
            }
            onFocus={focus.go}
            onFocusGiver={focus.keepGiver}
          />
        )}
      </div>
      <FileMenu at={menuAt} actions={actions} onClose={() => setMenuAt(undefined)} />
      {asking?.kind === 'rename' && (
        <RenamePopover
          file={asking.file}
          onDone={(name) => {
            setAsking(undefined)
            void deeds.rename(asking.file, name)
            focus.go(asking.file.id)
          }}
          onCancel={() => setAsking(undefined)}
        />
      )}
      <Suspense fallback={<KeysAwaited />}>
        {address.look !== undefined && (
          <LookedAt
            id={address.look}
            files={listing.files}
            onMove={(file) => {
              select(new Set([file.id]))
              go({ ...address, look: file.id }, { replace: true })
            }}
            onClose={() => go({ ...address, look: undefined }, { replace: true })}
            onDownload={(file) => savings.add(file)}
          />
        )}
      </Suspense>
      <Suspense fallback={<KeysAwaited onLeave={() => setAsking(undefined)} />}>
        {asking && asking.kind !== 'rename' && (
          <DriveQuestions
            asking={asking}
            wholeDrive={!access.onlyOwn}
            deeds={deeds}
            onClose={(made) => {
              setAsking(undefined)
              const goTo = focus.later()
              void made?.then((file) => file && goTo(file.id))
            }}
          />
        )}
      </Suspense>
    </div>
  )
}
