import { ChevronLeft, ChevronRight, Download, ExternalLink, X } from 'lucide-react'
import { useEffectEvent, useEffect, type ReactNode } from 'react'
import type { DriveFile } from '#google/drive/files.ts'
import { Text, useText } from '#i18n/react.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { Overlay } from '#ui/Overlay.tsx'
import { useRecent } from '#ui/recent.tsx'
import { writeAddress } from './address.ts'
import { FileIcon } from './FileIcon.tsx'
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
  const control = (label: string, icon: ReactNode, run: () => void, className = styles['button']) => (
    <button type="button" className={className} aria-label={text(label)} title={text(label)} onClick={run}>
      {icon}
    </button>
  )
  return (
    <Overlay size="look" label={text('drive.look.of', { name: file.name })} onClose={onClose}>
      <header className={styles['head']}>
        <FileIcon mimeType={file.mimeType} />
        <h2 className={styles['name']}>
          <Foreign maxCharacters={200}>{file.name}</Foreign>
        </h2>
        {at >= 0 && files.length > 1 && (
          <span className={styles['position']} role="status">
            <Text id="drive.look.position" values={{ number: at + 1, all: files.length }} />
          </span>
        )}
        {onDownload && control('drive.action.download', <Download aria-hidden />, onDownload)}
        {file.webViewLink?.startsWith('https://') && (
          <a
            className={styles['button']}
            href={file.webViewLink}
            target="_blank"
            rel="noopener noreferrer"
            aria-label={text('drive.action.google')}
            title={text('drive.action.google')}
          >
            <ExternalLink aria-hidden />
          </a>
        )}
        {control('drive.look.close', <X aria-hidden />, onClose)}
      </header>
      <div className={styles['body']}>
        <FilePreview key={file.id} file={file} onDownload={onDownload} />
      </div>
      {before && control('drive.look.before', <ChevronLeft aria-hidden />, () => onMove(before), styles['before'])}
      {after && control('drive.look.after', <ChevronRight aria-hidden />, () => onMove(after), styles['after'])}
    </Overlay>
  )
}
