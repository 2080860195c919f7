import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useAuth } from '#auth/react.tsx'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { byteSize } from '#ui/byte-size.ts'
import { boundedText } from '#ui/Foreign.tsx'
import { PdfPages } from '#ui/pdf/PdfPages.tsx'
import { LoadProblem } from '../LoadProblem.tsx'
import styles from './AttachmentPreview.module.css'
import { bodyText } from './body-text.ts'
import { contentOf, fileQuery, type ShownContent } from './file-content.ts'
import type { MessageFile } from './message-content.ts'

/** A picture, a text or a PDF. What a file really is decides, not what its sender calls it. */
export function AttachmentPreview({
  file,
  messageId,
  onCancel,
}: {
  file: MessageFile
  messageId: string
  /** It takes too long. */
  onCancel: () => void
}) {
  const { send } = useAuth()
  const { data, isError, error, refetch } = useQuery(fileQuery(send, messageId, file))
  const content = useMemo(() => data && contentOf(data, file), [data, file])
  if (isError && !content) {
    return (
      <div className={styles['middle']}>
        <LoadProblem error={error} title="mail.problem.file" retry={() => void refetch()} />
      </div>
    )
  }
  return content ? <Content content={content} file={file} /> : <Fetching file={file} onCancel={onCancel} />
}

function Content({ content, file: { filename } }: { content: ShownContent; file: MessageFile }) {
  const text = useText()
  switch (content.kind) {
    case 'pdf':
      return <PdfPages file={content.blob} name={filename} />
    case 'picture':
      return (
        <div className={styles['middle']}>
          <Picture blob={content.blob} name={filename} />
        </div>
      )
    case 'text':
      return (
        // A long text is scrolled by the keyboard too.
        <div
          role="textbox"
          aria-readonly
          aria-multiline
          tabIndex={0}
          className={styles['text']}
          aria-label={text('mail.content.view.text')}
          dir="auto"
        >
          {bodyText(content.bytes, undefined)}
          {content.cut && (
            <span className={styles['cut']}>
              <Text id="mail.content.cut" />
            </span>
          )}
        </div>
      )
    case 'other':
      return (
        <p className={styles['middle']}>
          <Text id="mail.content.attachment.notShown" />
        </p>
      )
  }
}

/** Google does not say how much has come, only how much there is. */
function Fetching({ file, onCancel }: { file: MessageFile; onCancel: () => void }) {
  const format = useFormat()
  const text = useText()
  const words = text('mail.content.attachment.fetching', { size: byteSize(file.size, format) })
  return (
    <div className={styles['middle']} aria-busy>
      <p role="status">{words}</p>
      <progress aria-label={words} />
      <Button onClick={onCancel}>
        <Text id="action.cancel" />
      </Button>
    </div>
  )
}

/** Its address lives as long as it is shown. */
function Picture({ blob, name }: { blob: Blob; name: string }) {
  return (
    <img
      className={styles['picture']}
      alt={boundedText(name, 120)}
      ref={(image) => {
        if (!image) return undefined
        const url = URL.createObjectURL(blob)
        image.src = url
        return () => URL.revokeObjectURL(url)
      }}
    />
  )
}
