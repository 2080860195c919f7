import { useQuery } from '@tanstack/react-query'
import { useAuth } from '#auth/react.tsx'
import type { DriveFile } from '#google/drive/files.ts'
import { BlobImage } from '../BlobImage.tsx'
import { FileIcon } from '../FileIcon.tsx'
import { thumbnailQuery } from './thumbnails.ts'

/** A small picture of a file where there is one, else what kind of file it is. */
export function Thumbnail({
  file,
  dropTarget,
  className,
}: {
  file: DriveFile
  dropTarget: boolean
  className: string | undefined
}) {
  const { send } = useAuth()
  const { data } = useQuery(thumbnailQuery(send, file))
  // Beside its name a picture says nothing more to who does not see it.
  return data ? (
    <BlobImage key={file.version} blob={data} alt="" className={className} />
  ) : (
    <FileIcon mimeType={file.mimeType} dropTarget={dropTarget} />
  )
}
