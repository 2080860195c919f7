import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useAuth } from '#auth/react.tsx'
import { Text } from '#i18n/react.tsx'
import { boundedText } from '#ui/Foreign.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { LoadProblem } from '../LoadProblem.tsx'
import { bodyText } from './body-text.ts'
import styles from './AttachmentPreview.module.css'
import { fileQuery, pictureOf } from './file-content.ts'
import type { MessageFile } from './message-content.ts'

const maxTextBytes = 50_000

/** A picture or a text in place. What a file really is decides, not what its sender calls it. */
export function AttachmentPreview({ file, messageId }: { file: MessageFile; messageId: string }) {
  const { send } = useAuth()
  const { data, isError, error, refetch } = useQuery(fileQuery(send, messageId, file))
  const picture = useMemo(() => data && pictureOf(data), [data])
  if (isError) return <LoadProblem error={error} title="mail.content.attachment.failed" retry={() => void refetch()} />
  if (!data) return <Skeleton width="100%" height="8rem" />
  if (picture) return <Picture blob={picture} name={file.filename} />
  if (file.mimeType.startsWith('text/')) {
    return (
      <pre className={styles['text']} dir="auto">
        {bodyText(data.subarray(0, maxTextBytes), undefined)}
      </pre>
    )
  }
  return (
    <p className={styles['note']}>
      <Text id="mail.content.attachment.notShown" />
    </p>
  )
}

function Picture({ blob, name }: { blob: Blob; name: string }) {
  const show = useCallback(
    (image: HTMLImageElement | null) => {
      if (!image) return undefined
      const url = URL.createObjectURL(blob)
      image.src = url
      return () => URL.revokeObjectURL(url)
    },
    [blob],
  )
  return <img className={styles['picture']} ref={show} alt={boundedText(name, 120)} />
}
