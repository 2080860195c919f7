import { Text } from '#i18n/react.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { ConfirmDialog } from '#ui/overlay/ConfirmDialog.tsx'
import { DriveDialog } from '../DriveDialog.tsx'
import { ZipDialog } from '../zip/ZipDialog.tsx'
import type { FileDeeds } from './deeds.ts'
import type { Asking } from './file-actions.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { NameField } from './NameField.tsx'

/** All that Drive asks before it does something. */
export function DriveQuestions({
  asking,
  wholeDrive,
  deeds,
  onClose,
}: {
  asking: Asking
  wholeDrive: boolean
  deeds: FileDeeds
  /** `made`: a file that was not there before. */
  onClose: (made?: Promise<{ id: string } | undefined>) => void
}) {
  switch (asking.kind) {
    case 'new-folder':
      return (
        <DriveDialog title={<Text id="drive.newFolder" />} onClose={() => onClose()}>
          <NameField
            label="drive.newFolder.name"
            done="drive.newFolder.make"
            onDone={(name) => onClose(deeds.createFolder(name, asking.parent))}
            onCancel={() => onClose()}
          />
        </DriveDialog>
      )
    case 'rename':
      return null
    case 'move':
      return (
        <MoveDialog
          files={asking.files}
          wholeDrive={wholeDrive}
          onMove={(folderId) => {
            void deeds.move(asking.files, folderId)
            onClose()
          }}
          onClose={() => onClose()}
        />
      )
    case 'zip':
      return <ZipDialog files={asking.files} onClose={() => onClose()} />
    case 'delete':
      return (
        <ConfirmDialog
          open
          title={<Text id="drive.delete.title" values={{ count: asking.files.length }} />}
          confirm={<Text id="drive.action.delete" />}
          onConfirm={() => {
            void deeds.deleteForever(asking.files)
            onClose()
          }}
          onClose={() => onClose()}
        >
          <p>
            <Text
              id="drive.delete.note"
              values={{ count: asking.files.length }}
              parts={{ name: <Foreign maxCharacters={60}>{asking.files[0]?.name ?? ''}</Foreign> }}
            />
          </p>
        </ConfirmDialog>
      )
    case 'empty-trash':
      return (
        <ConfirmDialog
          open
          title={<Text id="drive.emptyTrash.title" />}
          confirm={<Text id="drive.emptyTrash" />}
          onConfirm={() => {
            void deeds.emptyTrash()
            onClose()
          }}
          onClose={() => onClose()}
        >
          <p>
            <Text id="drive.emptyTrash.note" />
          </p>
        </ConfirmDialog>
      )
  }
}
