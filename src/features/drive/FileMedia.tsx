import { useState } from 'react'
import { showBlob } from './BlobImage.tsx'

/** Whether the browser plays a film or a sound of this type. */
export function playsHere(mimeType: string): boolean {
  return document.createElement(mimeType.startsWith('audio/') ? 'audio' : 'video').canPlayType(mimeType) !== ''
}

/** A film or a sound that is in memory, with the captions it has in itself. */
export function FileMedia({
  kind,
  blob,
  label,
  className,
}: {
  kind: 'video' | 'audio'
  blob: Blob
  label: string
  className: string | undefined
}) {
  const [show] = useState(() => showBlob(blob))
  return kind === 'video' ? (
    <video ref={show} controls aria-label={label} className={className}>
      <track kind="captions" />
    </video>
  ) : (
    <audio ref={show} controls aria-label={label}>
      <track kind="captions" />
    </audio>
  )
}
