import { useState } from 'react'
import { Dialog, Popover } from 'react-aria-components'
import type { DriveFile } from '#google/drive/files.ts'
import { useText } from '#i18n/react.tsx'
import { NameField } from './NameField.tsx'
import styles from './RenamePopover.module.css'

/** A new name, typed where the old one stands. */
export function RenamePopover({
  file,
  onDone,
  onCancel,
}: {
  file: DriveFile
  onDone: (name: string) => void
  onCancel: () => void
}) {
  const text = useText()
  const [anchor] = useState(() => ({
    current: document.querySelector(`[role="grid"] [data-key="${CSS.escape(file.id)}"] [data-name]`),
  }))
  return (
    <Popover
      triggerRef={anchor}
      isOpen
      onOpenChange={(open) => {
        if (!open) onCancel()
      }}
      placement="bottom start"
      offset={-32}
      className={styles['popover'] ?? ''}
    >
      <Dialog className={styles['dialog'] ?? ''} aria-label={text('drive.action.rename')}>
        <NameField
          label="drive.rename.name"
          before={file.name}
          done="drive.action.rename"
          onDone={onDone}
          onCancel={onCancel}
        />
      </Dialog>
    </Popover>
  )
}
