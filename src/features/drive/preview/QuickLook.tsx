import { ChevronLeft, ChevronRight, Download, ExternalLink } from 'lucide-react'
import { useEffectEvent, useEffect, type ReactNode } from 'react'
import type { DriveFile } from '#google/drive/files.ts'
import { Text, useText } from '#i18n/react.tsx'
import { useRecent } from '#ui/belongings/recent.tsx'
import { Look, LookButton } from '#ui/overlay/Look.tsx'
import { writeAddress } from '../address.ts'
import { FileIcon } from '../FileIcon.tsx'
import { FilePreview } from './FilePreview.tsx'
import styles from './QuickLook.module.css'

/** Shows what is in a file, over the list. Arrows go on to its neighbours; Space and Escape close it. */
export function QuickLook({
  file,
  files,
  onMove,
  onClose,
  onDownload,
}: {
  file: DriveFile
  /** What the arrows walk through. */
  files: readonly DriveFile[]
  onMove: (file: DriveFile) => void
  onClose: () => void
  /** Absent where the file may not be downloaded. */
  onDownload: (() => void) | undefined
}) {
  const text = useText()
  useRecent('drive', file.name, writeAddress({ place: 'recent', view: 'list', look: file.id }))
  const at = files.findIndex(({ id }) => id === file.id)
  const before = at > 0 ? files[at - 1] : undefined
  const after = at >= 0 ? files[at + 1] : undefined
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
    const onControl = event.target instanceof Element && event.target.closest('button, a')
    const next = { ArrowLeft: before, ArrowUp: before, ArrowRight: after, ArrowDown: after }[event.key]
    const onText =
      event.target instanceof Element && event.target.closest('[role="textbox"], [role="document"]') !== null
    const scrolls = (event.key === 'ArrowUp' || event.key === 'ArrowDown') && onText
    if (next && !scrolls) onMove(next)
    else if (event.key === ' ' && !onControl) onClose()
    else return
    event.preventDefault()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  const neighbour = (icon: ReactNode, label: string, className: string | undefined, there: DriveFile) => (
    <button
      type="button"
      className={className}
      aria-label={text(label)}
      title={text(label)}
      onClick={() => onMove(there)}
    >
      {icon}
    </button>
  )
  return (
    <Look
      label={text('drive.look.of', { name: file.name })}
      icon={<FileIcon mimeType={file.mimeType} />}
      name={file.name}
      facts={
        at >= 0 &&
        files.length > 1 && (
          <span role="status">
            <Text id="drive.look.position" values={{ number: at + 1, all: files.length }} />
          </span>
        )
      }
      controls={
        <>
          {onDownload && <LookButton icon={Download} label={text('drive.action.download')} onClick={onDownload} />}
          {file.webViewLink?.startsWith('https://') && (
            <LookButton icon={ExternalLink} label={text('drive.action.google')} href={file.webViewLink} />
          )}
        </>
      }
      onClose={onClose}
    >
      <FilePreview key={file.id} file={file} onDownload={onDownload} />
      {before && neighbour(<ChevronLeft aria-hidden />, 'drive.look.before', styles['before'], before)}
      {after && neighbour(<ChevronRight aria-hidden />, 'drive.look.after', styles['after'], after)}
    </Look>
  )
}
