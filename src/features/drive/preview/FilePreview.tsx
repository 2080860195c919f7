import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ProgressBar } from 'react-aria-components'
import { useAuth } from '#auth/react.tsx'
import type { DriveFile } from '#google/drive/files.ts'
import { Text, useFormat, useLanguage, useText } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { byteSize } from '#ui/byte-size.ts'
import { PdfPages } from '#ui/pdf/PdfPages.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { BlobImage } from '../BlobImage.tsx'
import { FileIcon } from '../FileIcon.tsx'
import { LoadProblem } from '../LoadProblem.tsx'
import { NothingOffline } from '../NothingHere.tsx'
import { FileMedia, playsHere } from './FileMedia.tsx'
import styles from './FilePreview.module.css'
import { decodeText, previewPlan, previewProgressQuery, previewQuery, type Preview } from './preview.ts'

/** The contents of a file as far as they can be shown, or why they cannot. */
export function FilePreview({ file, onDownload }: { file: DriveFile; onDownload: (() => void) | undefined }) {
  const { send } = useAuth()
  const text = useText()
  const language = useLanguage()
  const format = useFormat()
  const plan = previewPlan(file, playsHere)
  const { data, error, isPaused, refetch } = useQuery(previewQuery(send, file, plan))
  const { data: received = 0 } = useQuery(previewProgressQuery(file.id))

  if (plan.kind === 'none') return <NotShown file={file} reason={plan.reason} onDownload={onDownload} />
  if (error && !data) {
    return (
      <div className={styles['middle']}>
        <LoadProblem error={error} title="drive.problem.preview" retry={() => void refetch()} />
      </div>
    )
  }
  if (!data) {
    return isPaused ? (
      <NothingOffline />
    ) : (
      <div className={styles['middle']} aria-busy>
        <VisuallyHidden live>
          <Text id="drive.look.loading" />
        </VisuallyHidden>
        {received > 0 && file.size !== undefined ? (
          <ProgressBar
            aria-label={text('drive.look.loading')}
            className={styles['progress'] ?? ''}
            value={(received / file.size) * 100}
          >
            <Text
              id="drive.look.progress"
              values={{ received: byteSize(received, format), size: byteSize(file.size, format) }}
            />
            <span className={styles['bar']}>
              <span className={styles['fill']} style={{ width: `${(received / file.size) * 100}%` }} />
            </span>
          </ProgressBar>
        ) : (
          <Skeleton width="min(24rem, 80%)" height="min(20rem, 50dvh)" />
        )}
      </div>
    )
  }
  if (data.kind !== 'text') {
    return <BlobPreview kind={data.kind} blob={data.blob} file={file} onDownload={onDownload} />
  }
  return (
    // A long text is scrolled by the keyboard too.
    <div
      role="textbox"
      aria-readonly
      aria-multiline
      tabIndex={0}
      className={styles['text']}
      aria-label={text('drive.look.text')}
    >
      {decodeText(data.bytes, language)}
      {data.cut && (
        <span className={styles['cut']}>
          <Text id="drive.look.cut" />
        </span>
      )}
    </div>
  )
}

function BlobPreview({
  kind,
  blob,
  file,
  onDownload,
}: Extract<Preview, { blob: Blob }> & { file: DriveFile; onDownload: (() => void) | undefined }) {
  const [unreadable, setUnreadable] = useState<Blob>()
  const onUnreadable = () => setUnreadable(blob)
  const { name } = file
  if (kind === 'pdf') return <PdfPages file={blob} name={name} />
  if (unreadable === blob) {
    return <NotShown file={file} reason={kind === 'image' ? 'broken' : 'media'} onDownload={onDownload} />
  }
  return (
    <div className={styles['middle']}>
      {kind === 'image' ? (
        <BlobImage blob={blob} alt={name} className={styles['image']} onUnreadable={onUnreadable} />
      ) : (
        <FileMedia kind={kind} blob={blob} label={name} className={styles['image']} onUnreadable={onUnreadable} />
      )}
    </div>
  )
}

function NotShown({
  file,
  reason,
  onDownload,
}: {
  file: DriveFile
  reason: string
  onDownload: (() => void) | undefined
}) {
  const format = useFormat()
  return (
    <div className={styles['middle']}>
      <span className={styles['icon']}>
        <FileIcon mimeType={file.mimeType} />
      </span>
      <p className={styles['reason']}>
        <Text id={`drive.look.none.${reason}`} />
      </p>
      {onDownload && (
        <Button look="primary" onClick={onDownload}>
          <Text id="drive.action.download" />
          {file.size !== undefined && ` (${byteSize(file.size, format)})`}
        </Button>
      )}
    </div>
  )
}
