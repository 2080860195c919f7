import { CancelledError, useQueryClient } from '@tanstack/react-query'
import { Download, Eye, X } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useAuth } from '#auth/react.tsx'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { byteSize } from '#ui/byte-size.ts'
import { KeysAwaited } from '#ui/commands/commands.tsx'
import { boundedText, Foreign } from '#ui/Foreign.tsx'
import { notify } from '#ui/notices/notices.ts'
import styles from './AttachmentList.module.css'
import { canBeShown, fileQuery } from './file-content.ts'
import { FileIcon } from './FileIcon.tsx'
import type { MessageFile } from './message-content.ts'
import { saveFile } from './save-file.ts'

const AttachmentLook = lazy(async () => ({ default: (await import('./AttachmentLook.tsx')).AttachmentLook }))

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

function Attachment({ file, messageId }: { file: MessageFile; messageId: string }) {
  const { send } = useAuth()
  const cache = useQueryClient()
  const text = useText()
  const format = useFormat()
  const [busy, setBusy] = useState(false)
  const [shown, setShown] = useState(false)
  const name = file.filename || text('mail.content.attachment.unnamed')
  const values = { name: boundedText(name, 80) }
  const query = fileQuery(send, messageId, file)

  const download = async () => {
    setBusy(true)
    try {
      saveFile(await cache.fetchQuery(query), name)
    } catch (error) {
      const isCancelled = error instanceof CancelledError
      if (!isCancelled) notify({ text: { id: 'mail.content.attachment.failed' }, tone: 'problem' })
    }
    setBusy(false)
  }
  return (
    <li className={styles['attachment']}>
      <div className={styles['row']}>
        <FileIcon file={file} className={styles['icon']} />
        <span className={styles['what']}>
          <span className={styles['name']}>
            <Foreign maxCharacters={120}>{name}</Foreign>
          </span>
          <span className={styles['facts']}>
            {byteSize(file.size, format)} · <Foreign maxCharacters={60}>{file.mimeType}</Foreign>
          </span>
        </span>
        {canBeShown(file) && (
          <Button
            look="quiet"
            onClick={() => setShown(true)}
            aria-label={text('mail.content.attachment.showNamed', values)}
          >
            <Eye aria-hidden />
            <span className={styles['wide']}>
              <Text id="mail.content.attachment.show" />
            </span>
          </Button>
        )}
        <Button
          look="quiet"
          onClick={() => void (busy ? cache.cancelQueries({ queryKey: query.queryKey }) : download())}
          aria-label={text(
            busy ? 'mail.content.attachment.cancelNamed' : 'mail.content.attachment.downloadNamed',
            values,
          )}
        >
          {busy ? <X aria-hidden /> : <Download aria-hidden />}
          <span className={styles['wide']}>
            <Text id={busy ? 'action.cancel' : 'mail.content.attachment.download'} />
          </span>
        </Button>
      </div>
      {busy && (
        <progress className={styles['progress']} aria-label={text('mail.content.attachment.fetchingNamed', values)} />
      )}
      {shown && (
        <Suspense fallback={<KeysAwaited onLeave={() => setShown(false)} />}>
          <AttachmentLook
            file={file}
            name={name}
            messageId={messageId}
            onClose={() => setShown(false)}
            onDownload={() => void download()}
          />
        </Suspense>
      )}
    </li>
  )
}
