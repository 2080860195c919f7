import {
  File,
  FileArchive,
  FileAudio,
  FileImage,
  FileSpreadsheet,
  FileSymlink,
  FileText,
  FileType2,
  FileVideo,
  Folder,
  FolderDown,
  ListChecks,
  Presentation,
  Shapes,
  type LucideIcon,
} from 'lucide-react'
import styles from './FileIcon.module.css'
import { kindOf, type FileKind } from './file-kind.ts'

const icons: Readonly<Record<FileKind, LucideIcon>> = {
  folder: Folder,
  document: FileText,
  spreadsheet: FileSpreadsheet,
  presentation: Presentation,
  drawing: Shapes,
  form: ListChecks,
  shortcut: FileSymlink,
  pdf: FileType2,
  image: FileImage,
  video: FileVideo,
  audio: FileAudio,
  text: FileText,
  archive: FileArchive,
  other: File,
}

/** What a file is, as a picture; its words are the row's. */
export function FileIcon({ mimeType, dropTarget = false }: { mimeType: string; dropTarget?: boolean | undefined }) {
  const kind = kindOf(mimeType)
  const Icon = dropTarget ? FolderDown : icons[kind]
  return <Icon className={styles['icon']} data-kind={kind} aria-hidden />
}
