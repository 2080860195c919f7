import { useState } from 'react'

/** Shows what is in memory; its address lives as long as it is shown. */
export const showBlob = (blob: Blob) => (element: HTMLImageElement | HTMLMediaElement | null) => {
  if (!element) return undefined
  const address = URL.createObjectURL(blob)
  element.src = address
  return () => URL.revokeObjectURL(address)
}

/**
 * A picture that is in memory.
 * @param onUnreadable called where its bytes are no picture to this browser
 */
export function BlobImage({
  blob,
  alt,
  className,
  onUnreadable,
}: {
  blob: Blob
  alt: string
  className: string | undefined
  onUnreadable?: () => void
}) {
  const [show] = useState(() => showBlob(blob))
  return <img className={className} alt={alt} draggable={false} ref={show} onError={onUnreadable} />
}
