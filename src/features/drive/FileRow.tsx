import { EllipsisVertical, GripVertical, Star, Users } from 'lucide-react'
import { Button, GridListItem, type GridListItemRenderProps } from 'react-aria-components'
import type { DriveFile } from '#google/drive/files.ts'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { FileIcon } from './FileIcon.tsx'
import { modifiedMs, ownerName } from './file-facts.ts'
import styles from './FileRow.module.css'
import { formatModified, formatSize } from './format.ts'
import { useFocusGiver, useListContext } from './list-context.tsx'

/** One file of the list, with what its columns say; a narrow screen has it in two lines. */
export function FileRow({ file, narrow }: { file: DriveFile; narrow: boolean }) {
  return (
    <GridListItem id={file.id} textValue={file.name} className={styles['row'] ?? ''} data-narrow={narrow || undefined}>
      {({ isDropTarget, state }) => (
        <>
          <DragHandle file={file} />
          <FileIcon mimeType={file.mimeType} dropTarget={isDropTarget} />
          <span className={styles['what']}>
            <span className={styles['name']} data-name>
              <span className={styles['cut']}>
                <Foreign maxCharacters={300}>{file.name}</Foreign>
              </span>
              <Marks file={file} />
            </span>
            {narrow && (
              <span className={styles['facts']}>
                <Modified file={file} />
                {file.size !== undefined && <Size bytes={file.size} />}
              </span>
            )}
          </span>
          {!narrow && (
            <>
              <span className={styles['owner']}>
                <Owner file={file} />
              </span>
              <span className={styles['number']}>
                <Modified file={file} />
              </span>
              <span className={styles['number']}>{file.size !== undefined && <Size bytes={file.size} />}</span>
            </>
          )}
          <MoreButton file={file} list={state} />
        </>
      )}
    </GridListItem>
  )
}

/** Where the keyboard, and a screen reader, begin to move a file. */
export function DragHandle({ file }: { file: DriveFile }) {
  const text = useText()
  return (
    <Button slot="drag" className={styles['drag'] ?? ''} aria-label={text('drive.drag', { name: file.name })}>
      <GripVertical aria-hidden />
    </Button>
  )
}

/** Opens the menu of a file, for whoever does not know of the other ways. */
export function MoreButton({ file, list }: { file: DriveFile; list: GridListItemRenderProps['state'] }) {
  useFocusGiver(list)
  const text = useText()
  const { openMenu } = useListContext()
  return (
    <Button
      className={styles['more'] ?? ''}
      aria-label={text('drive.more', { name: file.name })}
      data-menu
      onPress={({ target }) => openMenu(file.id, target)}
    >
      <EllipsisVertical aria-hidden />
    </Button>
  )
}

export function Marks({ file: { starred, shared } }: { file: DriveFile }) {
  const text = useText()
  return (
    <>
      {starred && <Star className={styles['starred']} role="img" aria-label={text('drive.isStarred')} />}
      {shared && <Users className={styles['shared']} role="img" aria-label={text('drive.isShared')} />}
    </>
  )
}

function Owner({ file }: { file: DriveFile }) {
  const name = ownerName(file)
  if (file.ownedByMe) return <Text id="drive.owner.me" />
  return name ? <Foreign>{name}</Foreign> : <Text id="drive.owner.team" />
}

function Modified({ file }: { file: DriveFile }) {
  const format = useFormat()
  const { nowMs } = useListContext()
  const ms = modifiedMs(file)
  return ms === undefined ? null : <time dateTime={file.modifiedTime}>{formatModified(ms, nowMs, format)}</time>
}

function Size({ bytes }: { bytes: number }) {
  return <span>{formatSize(bytes, useFormat())}</span>
}
