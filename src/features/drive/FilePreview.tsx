import { useQuery } from '@tanstack/react-query'
import { useAuth } from '#auth/react.tsx'
import type { DriveFile } from '#google/drive/files.ts'
import { Text, useFormat, useLanguage, useText } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { PdfPages } from '#ui/pdf/PdfPages.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { FileIcon } from './FileIcon.tsx'
import styles from './FilePreview.module.css'
import { formatSize } from './format.ts'
import { LoadProblem } from './LoadProblem.tsx'
import { NothingOffline } from './NothingHere.tsx'
import { decodeText, previewPlan, previewQuery } from './preview.ts'

/** The contents of a file as far as they can be shown, or why they cannot. */
export function FilePreview({ file, onDownload }: { file: DriveFile; onDownload: (() => void) | undefined }) {
  const { send } = useAuth()
  const text = useText()
  const language = useLanguage()
  const plan = previewPlan(file)
  const { data, error, isPaused, refetch } = useQuery(previewQuery(send, file, plan))

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
        <Skeleton width="min(24rem, 80%)" height="min(20rem, 50dvh)" />
      </div>
    )
  }
  if (data.kind === 'pdf') return <PdfPages file={data.blob} name={file.name} />
  if (data.kind === 'image') {
    return (
      <div className={styles['middle']}>
        <BlobImage blob={data.blob} alt={file.name} />
      </div>
    )
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

/** A picture that is in memory; its address lives as long as it is shown. */
function BlobImage({ blob, alt }: { blob: Blob; alt: string }) {
  return (
    <img
      className={styles['image']}
      alt={alt}
      ref={(image) => {
        if (!image) return undefined
        const address = URL.createObjectURL(blob)
        image.src = address
        return () => URL.revokeObjectURL(address)
      }}
    />
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
          {file.size !== undefined && ` (${formatSize(file.size, format)})`}
        </Button>
      )}
    </div>
  )
}
