import { FolderPlus, Trash2 } from 'lucide-react'
import type { Ref } from 'react'
import { Text } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { UploadButton } from '../upload/UploadButton.tsx'
import type { ChosenFile } from '../upload/uploads.ts'
import styles from './NewButtons.module.css'

/** What can be made in the open folder; in the trash, the end of everything in it. */
export function NewButtons({
  onNewFolder,
  onUpload,
  onEmptyTrash,
  upload,
}: {
  onNewFolder: (() => void) | undefined
  onUpload: ((files: readonly ChosenFile[]) => void) | undefined
  onEmptyTrash: (() => void) | undefined
  upload: Ref<{ choose: () => void }>
}) {
  return (
    <div className={styles['buttons']}>
      {onNewFolder && (
        <Button onClick={onNewFolder}>
          <FolderPlus aria-hidden />
          <Text id="drive.newFolder" />
        </Button>
      )}
      {onUpload && <UploadButton ref={upload} onChoose={onUpload} />}
      {onEmptyTrash && (
        <Button onClick={onEmptyTrash}>
          <Trash2 aria-hidden />
          <Text id="drive.emptyTrash" />
        </Button>
      )}
    </div>
  )
}
