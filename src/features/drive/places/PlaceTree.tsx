import { useText } from '#i18n/react.tsx'
import { places, type DriveAddress, type Place } from '../address.ts'
import { useTreeDrop } from '../list/drag.tsx'
import type { ChosenFile } from '../upload/uploads.ts'
import { drivesId, rootId } from './folders.tsx'
import { FolderTree, type TreeRoot } from './FolderTree.tsx'
import { placeIcons } from './place-icons.ts'

const idOf = (place: Place) => (place === 'mine' ? rootId : place === 'drives' ? drivesId : `place ${place}`)

/** The places, and the folders below them, at the side of the files. */
export function PlaceTree({
  address,
  wholeDrive,
  onChoose,
  onMove,
  onUpload,
}: {
  address: DriveAddress
  wholeDrive: boolean
  onChoose: (there: Pick<DriveAddress, 'place' | 'folderId'>) => void
  onMove: (ids: readonly string[], folderId: string) => void
  onUpload: (files: readonly ChosenFile[], folderId: string) => void
}) {
  const text = useText()
  const roots = places
    .filter((place) => place !== 'drives' || wholeDrive)
    .map((place): TreeRoot => ({
      id: idOf(place),
      name: text(`drive.place.${place}`),
      icon: placeIcons[place],
      folders: place === 'mine' || place === 'drives',
    }))
  const { dragAndDropHooks } = useTreeDrop((id) => id !== drivesId && !id.startsWith('place '), onMove, onUpload)
  const chosen = address.search ? undefined : (address.folderId ?? idOf(address.place))
  return (
    <FolderTree
      label={text('drive.places')}
      roots={roots}
      chosen={chosen}
      unfolded={[rootId]}
      dragAndDropHooks={dragAndDropHooks}
      onChoose={(id) => {
        const place = places.find((one) => idOf(one) === id)
        if (id !== chosen) onChoose(place ? { place } : { place: 'mine', folderId: id })
      }}
    />
  )
}
