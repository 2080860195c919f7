import { useState } from 'react'
import { showBlob } from '../BlobImage.tsx'

/** Whether the browser may play a film or a sound of this type: what is in it shows when it is read. */
export function playsHere(mimeType: string): boolean {
  return document.createElement(mimeType.startsWith('audio/') ? 'audio' : 'video').canPlayType(mimeType) !== ''
}

/**
 * A film or a sound that is in memory, with the captions it has in itself.
 * @param onUnreadable called where the browser knows the type and cannot play what is in it
 */
export function FileMedia({
  kind,
  blob,
  label,
  className,
  onUnreadable,
}: {
  kind: 'video' | 'audio'
  blob: Blob
  label: string
  className: string | undefined
  onUnreadable: () => void
}) {
  const [show] = useState(() => showBlob(blob))
  return kind === 'video' ? (
    <video ref={show} controls aria-label={label} className={className} onError={onUnreadable}>
      <track kind="captions" />
    </video>
  ) : (
    <audio ref={show} controls aria-label={label} onError={onUnreadable}>
      <track kind="captions" />
    </audio>
  )
}
