import type { DriveFile } from '#google/drive/files.ts'
import { Foreign } from '#ui/Foreign.tsx'
import { FileIcon } from '../FileIcon.tsx'
import { Marks, MoreButton } from './FileRow.tsx'
import styles from './FileTile.module.css'
import { Thumbnail } from './Thumbnail.tsx'

/** One file of the grid. */
export function FileTile({
  file,
  dropTarget,
  reachable,
}: {
  file: DriveFile
  dropTarget: boolean
  /** Tab comes to its button. */
  reachable: boolean
}) {
  return (
    <div className={styles['tile']}>
      <span className={styles['picture']}>
        <Thumbnail file={file} dropTarget={dropTarget} className={styles['thumbnail']} />
      </span>
      <span className={styles['line']}>
        <FileIcon mimeType={file.mimeType} />
        <span className={styles['name']} data-name>
          <Foreign maxCharacters={300}>{file.name}</Foreign>
        </span>
        <Marks file={file} />
      </span>
      <MoreButton file={file} reachable={reachable} />
    </div>
  )
}
