import { Download } from 'lucide-react'
import { useFormat, useText } from '#i18n/react.tsx'
import { byteSize } from '#ui/byte-size.ts'
import { boundedText } from '#ui/Foreign.tsx'
import { Look, LookButton } from '#ui/overlay/Look.tsx'
import styles from './AttachmentLook.module.css'
import { AttachmentPreview } from './AttachmentPreview.tsx'
import { FileIcon } from './FileIcon.tsx'
import type { MessageFile } from './message-content.ts'

/** Shows what is in a file of a message, over the page. Escape, the cross and a click outside close it. */
export function AttachmentLook({
  file,
  name,
  messageId,
  onClose,
  onDownload,
}: {
  file: MessageFile
  name: string
  messageId: string
  onClose: () => void
  onDownload: () => void
}) {
  const text = useText()
  const format = useFormat()
  return (
    <Look
      label={boundedText(name, 120)}
      icon={<FileIcon file={file} className={styles['icon']} />}
      name={name}
      facts={byteSize(file.size, format)}
      controls={
        <LookButton
          icon={Download}
          label={text('mail.content.attachment.downloadNamed', { name: boundedText(name, 80) })}
          onClick={onDownload}
        />
      }
      onClose={onClose}
    >
      <AttachmentPreview file={file} messageId={messageId} onCancel={onClose} />
    </Look>
  )
}
