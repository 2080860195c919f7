import { EllipsisVertical, Star, Users } from 'lucide-react'
import type { DriveFile } from '#google/drive/files.ts'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import { byteSize } from '#ui/byte-size.ts'
import { Foreign } from '#ui/Foreign.tsx'
import { modifiedMs, ownerName } from '../file-facts.ts'
import { FileIcon } from '../FileIcon.tsx'
import { formatModified } from '../format.ts'
import styles from './FileRow.module.css'
import { useListContext } from './list-context.tsx'

/** One file of the list, with what its columns say; a narrow screen has it in two lines. */
export function FileRow({
  file,
  narrow,
  dropTarget,
  reachable,
}: {
  file: DriveFile
  narrow: boolean
  dropTarget: boolean
  /** Tab comes to its button. */
  reachable: boolean
}) {
  return (
    <div className={styles['row']} data-narrow={narrow || undefined}>
      <FileIcon mimeType={file.mimeType} dropTarget={dropTarget} />
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
      <MoreButton file={file} reachable={reachable} />
    </div>
  )
}

/** Opens the menu of a file, for whoever does not know of the other ways. */
export function MoreButton({ file, reachable }: { file: DriveFile; reachable: boolean }) {
  const text = useText()
  const { openMenu } = useListContext()
  return (
    <button
      type="button"
      className={styles['more']}
      aria-label={text('drive.more', { name: file.name })}
      aria-haspopup="menu"
      tabIndex={reachable ? 0 : -1}
      data-menu
      onClick={({ currentTarget }) => openMenu(file.id, currentTarget)}
    >
      <EllipsisVertical aria-hidden />
    </button>
  )
}

/** What a file is beside its name: starred, shared. */
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
  return <span>{byteSize(bytes, useFormat())}</span>
}
