import { useQueryClient } from '@tanstack/react-query'
import { Download, File, FileImage, FileText } from 'lucide-react'
import { useState } from 'react'
import { useAuth } from '#auth/react.tsx'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { boundedText, Foreign } from '#ui/Foreign.tsx'
import { notify } from '#ui/notices.ts'
import { AttachmentPreview } from './AttachmentPreview.tsx'
import styles from './AttachmentList.module.css'
import { byteSize } from './byte-size.ts'
import { fileQuery } from './file-content.ts'
import type { MessageFile } from './message-content.ts'
import { saveFile } from './save-file.ts'

/** The files of a message: what they are, how large, and the ways to see and keep them. */
export function AttachmentList({ files, messageId }: { files: readonly MessageFile[]; messageId: string }) {
  const text = useText()
  const count = text('mail.content.attachments', { count: files.length })
  return (
    <section className={styles['attachments']} aria-label={count}>
      <p className={styles['count']}>{count}</p>
      <ul className={styles['list']}>
        {files.map((file) => (
          <Attachment key={file.partId} file={file} messageId={messageId} />
        ))}
      </ul>
    </section>
  )
}

const maxPreviewBytes = 10_000_000

function Attachment({ file, messageId }: { file: MessageFile; messageId: string }) {
  const { send } = useAuth()
  const cache = useQueryClient()
  const text = useText()
  const format = useFormat()
  const [busy, setBusy] = useState(false)
  const [shown, setShown] = useState(false)
  const name = file.filename || text('mail.content.attachment.unnamed')
  const values = { name: boundedText(name, 80) }
  const canShow = /^(?:image\/(?:png|jpeg|gif|webp)|text\/)/.test(file.mimeType) && file.size <= maxPreviewBytes
  const Icon = file.mimeType.startsWith('image/') ? FileImage : file.mimeType.startsWith('text/') ? FileText : File

  const download = async () => {
    setBusy(true)
    try {
      saveFile(await cache.fetchQuery(fileQuery(send, messageId, file)), name)
    } catch {
      notify({ text: { id: 'mail.content.attachment.failed' }, tone: 'problem' })
    }
    setBusy(false)
  }
  return (
    <li className={styles['attachment']}>
      <div className={styles['row']}>
        <Icon className={styles['icon']} aria-hidden />
        <span className={styles['name']}>
          <Foreign maxCharacters={120}>{name}</Foreign>
        </span>
        <span className={styles['facts']}>
          <Foreign maxCharacters={60}>{file.mimeType}</Foreign> · {byteSize(file.size, format)}
        </span>
        {canShow && (
          <Button
            look="quiet"
            onClick={() => setShown(!shown)}
            aria-label={text(shown ? 'mail.content.attachment.hideNamed' : 'mail.content.attachment.showNamed', values)}
          >
            <Text id={shown ? 'mail.content.attachment.hide' : 'mail.content.attachment.show'} />
          </Button>
        )}
        <Button
          look="quiet"
          busy={busy}
          onClick={() => void download()}
          aria-label={text('mail.content.attachment.downloadNamed', values)}
        >
          <Download aria-hidden />
          <span className={styles['wide']}>
            <Text id="mail.content.attachment.download" />
          </span>
        </Button>
      </div>
      {shown && <AttachmentPreview file={file} messageId={messageId} />}
    </li>
  )
}
