import { Download, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormat, useText } from '#i18n/react.tsx'
import { boundedText, Foreign } from '#ui/Foreign.tsx'
import { Overlay } from '#ui/Overlay.tsx'
import styles from './AttachmentLook.module.css'
import { AttachmentPreview } from './AttachmentPreview.tsx'
import { byteSize } from './byte-size.ts'
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
  const control = (label: string, icon: ReactNode, run: () => void) => (
    <button type="button" className={styles['button']} aria-label={label} title={label} onClick={run}>
      {icon}
    </button>
  )
  return (
    <Overlay size="look" label={boundedText(name, 120)} onClose={onClose}>
      <header className={styles['head']}>
        <FileIcon file={file} className={styles['icon']} />
        <h2 className={styles['name']}>
          <Foreign maxCharacters={200}>{name}</Foreign>
        </h2>
        <span className={styles['size']}>{byteSize(file.size, format)}</span>
        {control(
          text('mail.content.attachment.downloadNamed', { name: boundedText(name, 80) }),
          <Download aria-hidden />,
          onDownload,
        )}
        {control(text('action.close'), <X aria-hidden />, onClose)}
      </header>
      <div className={styles['body']}>
        <AttachmentPreview file={file} messageId={messageId} onCancel={onClose} />
      </div>
    </Overlay>
  )
}
