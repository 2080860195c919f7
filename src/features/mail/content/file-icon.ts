import { File, FileImage, FileText } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { MessageFile } from './message-content.ts'

/** The picture of a file's kind, as its sender names it. */
export function fileIcon({ mimeType }: MessageFile): LucideIcon {
  if (mimeType.startsWith('image/')) return FileImage
  return mimeType.startsWith('text/') || mimeType === 'application/pdf' ? FileText : File
}
