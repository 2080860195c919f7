import { useState } from 'react'
import type { DriveFile } from '#google/drive/files.ts'
import { Text, useText } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { DriveDialog } from '../DriveDialog.tsx'
import { drivesId, rootId } from '../places/folders.tsx'
import { FolderTree } from '../places/FolderTree.tsx'
import { placeIcons } from '../places/place-icons.ts'
import styles from './MoveDialog.module.css'

/** Where to: a folder of the tree. */
export function MoveDialog({
  files,
  wholeDrive,
  onMove,
  onClose,
}: {
  files: readonly DriveFile[]
  wholeDrive: boolean
  onMove: (folderId: string) => void
  onClose: () => void
}) {
  const text = useText()
  const [chosen, setChosen] = useState<string>()
  const roots = (wholeDrive ? (['mine', 'drives'] as const) : (['mine'] as const)).map((place) => ({
    id: place === 'mine' ? rootId : drivesId,
    name: text(`drive.place.${place}`),
    icon: placeIcons[place],
    folders: true,
  }))
  // A folder cannot lie in itself, and a file gains nothing from moving to where it is.
  const isHere = files.every(({ id, parents }) => id === chosen || parents[0] === chosen)
  const possible = chosen !== undefined && chosen !== drivesId && !isHere && files.every(({ id }) => id !== chosen)
  return (
    <DriveDialog
      title={
        <Text
          id="drive.move.title"
          values={{ count: files.length }}
          parts={{ name: <Foreign maxCharacters={60}>{files[0]?.name ?? ''}</Foreign> }}
        />
      }
      onClose={onClose}
    >
      <div className={styles['tree']}>
        <FolderTree
          label={text('drive.move.where')}
          roots={roots}
          unfolded={[rootId]}
          chosen={chosen}
          onChoose={setChosen}
        />
      </div>
      <div className={styles['actions']}>
        <Button onClick={onClose}>
          <Text id="action.cancel" />
        </Button>
        <Button
          look="primary"
          busy={!possible}
          onClick={() => {
            if (chosen !== undefined) onMove(chosen)
          }}
        >
          <Text id="drive.move.here" />
        </Button>
      </div>
    </DriveDialog>
  )
}
