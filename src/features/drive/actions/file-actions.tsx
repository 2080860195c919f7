import {
  ArchiveRestore,
  Copy,
  Download,
  ExternalLink,
  Eye,
  FileArchive,
  FileOutput,
  FolderInput,
  FolderOpen,
  PencilLine,
  Star,
  StarOff,
  Trash2,
  type LucideIcon,
} from 'lucide-react'
import { folderType, type DriveFile } from '#google/drive/files.ts'
import { useText } from '#i18n/react.tsx'
import { folderOf } from '../file-facts.ts'
import { exportFormatsOf, type ExportFormat } from '../saving/export-formats.ts'
import type { FileDeeds } from './deeds.ts'

/** Something to do with the chosen files: one table for the menu, the bar and the keys. Its text is `drive.action.<id>`. */
export interface FileAction {
  id: string
  icon: LucideIcon
  /** As `useCommands` knows strokes; those of `native` the list itself hears. */
  keys?: string
  native?: boolean
  /** Shown in the bar too. */
  prominent?: boolean
  danger?: boolean
  /** Leads to Google, in a tab of its own. */
  href?: string
  /** Ways to do it, in a menu of their own; each text is `drive.format.<id>`. */
  choices?: readonly { id: string; run: () => void }[]
  run: () => void
}

/** What is asked of the person before something is done. */
export type Asking =
  | { kind: 'new-folder'; parent: string }
  | { kind: 'rename'; file: DriveFile }
  | { kind: 'move'; files: readonly DriveFile[] }
  | { kind: 'zip'; files: readonly DriveFile[] }
  | { kind: 'delete'; files: readonly DriveFile[] }
  | { kind: 'empty-trash' }

export function useFileActions({
  files,
  inTrash,
  deeds,
  onAsk,
  onOpen,
  onLook,
  onDownload,
}: {
  files: readonly DriveFile[]
  inTrash: boolean
  deeds: FileDeeds
  onAsk: (asking: Asking) => void
  onOpen: (file: DriveFile) => void
  onLook: (file: DriveFile) => void
  onDownload: (files: readonly DriveFile[], format?: ExportFormat) => void
}): readonly FileAction[] {
  const text = useText()
  const [first] = files
  if (!first) return []
  const one = files.length === 1 ? first : undefined
  const may = (capability: keyof NonNullable<DriveFile['capabilities']>) =>
    files.every(({ capabilities }) => capabilities?.[capability] === true)
  const allFiles = files.every(({ mimeType }) => mimeType !== folderType)
  const formats = one ? exportFormatsOf(one.mimeType) : []
  const starred = files.every((file) => file.starred)

  if (inTrash) {
    return [
      ...when(may('canUntrash'), {
        id: 'restore',
        icon: ArchiveRestore,
        prominent: true,
        run: () => void deeds.restore(files),
      }),
      ...when(may('canDelete'), {
        id: 'delete',
        icon: Trash2,
        keys: 'Delete',
        prominent: true,
        danger: true,
        run: () => onAsk({ kind: 'delete', files }),
      }),
    ]
  }
  return [
    ...when(one, {
      id: 'open',
      icon: FolderOpen,
      keys: 'Enter',
      native: true,
      run: () => one && onOpen(one),
    }),
    ...when(one && folderOf(one) === undefined, {
      id: 'look',
      icon: Eye,
      keys: 'Space',
      native: true,
      prominent: true,
      run: () => one && onLook(one),
    }),
    ...when(one && allFiles && may('canDownload'), {
      id: 'download',
      icon: Download,
      keys: 'Shift+KeyD',
      prominent: true,
      run: () => onDownload(files),
    }),
    ...when((!one || one.mimeType === folderType) && files.some(mayBeSaved), {
      id: 'downloadZip',
      icon: FileArchive,
      keys: 'Shift+KeyD',
      prominent: true,
      run: () => onAsk({ kind: 'zip', files }),
    }),
    ...when(one && formats.length > 1 && may('canDownload'), {
      id: 'downloadAs',
      icon: FileOutput,
      choices: formats.map((format) => ({ id: format.id, run: () => onDownload(files, format) })),
      run: () => undefined,
    }),
    ...when(one && may('canRename'), {
      id: 'rename',
      icon: PencilLine,
      keys: 'F2',
      run: () => one && onAsk({ kind: 'rename', file: one }),
    }),
    ...when(may('canMoveItemWithinDrive'), {
      id: 'move',
      icon: FolderInput,
      keys: 'KeyM',
      prominent: true,
      run: () => onAsk({ kind: 'move', files }),
    }),
    {
      id: starred ? 'unstar' : 'star',
      icon: starred ? StarOff : Star,
      keys: 'KeyS',
      prominent: true,
      run: () => void deeds.star(files, !starred),
    },
    ...when(allFiles && may('canCopy'), {
      id: 'copy',
      icon: Copy,
      run: () => void deeds.copy(files, ({ name }) => text('drive.copyOf', { name })),
    }),
    ...when(one?.webViewLink?.startsWith('https://'), {
      id: 'google',
      icon: ExternalLink,
      href: one?.webViewLink ?? '',
      run: () => undefined,
    }),
    ...when(may('canTrash'), {
      id: 'trash',
      icon: Trash2,
      keys: 'Delete',
      prominent: true,
      danger: true,
      run: () => void deeds.trash(files),
    }),
  ]
}

/** A folder, of which only looking into it tells more, or a file with contents. */
const mayBeSaved = ({ mimeType, capabilities }: DriveFile) =>
  mimeType === folderType || capabilities?.canDownload === true

const when = (condition: unknown, action: FileAction): readonly FileAction[] => (condition ? [action] : [])
