import { GridListItem } from 'react-aria-components'
import type { DriveFile } from '#google/drive/files.ts'
import { Foreign } from '#ui/Foreign.tsx'
import { FileIcon } from './FileIcon.tsx'
import { DragHandle, Marks, MoreButton } from './FileRow.tsx'
import styles from './FileTile.module.css'

/** One file of the grid. */
export function FileTile({ file }: { file: DriveFile }) {
  return (
    <GridListItem id={file.id} textValue={file.name} className={styles['tile'] ?? ''}>
      {({ isDropTarget, state }) => (
        <>
          <span className={styles['picture']}>
            <FileIcon mimeType={file.mimeType} dropTarget={isDropTarget} />
          </span>
          <span className={styles['line']}>
            <FileIcon mimeType={file.mimeType} />
            <span className={styles['name']} data-name>
              <Foreign maxCharacters={300}>{file.name}</Foreign>
            </span>
            <Marks file={file} />
          </span>
          <DragHandle file={file} />
          <MoreButton file={file} list={state} />
        </>
      )}
    </GridListItem>
  )
}
