import { File, FileImage, FileText } from 'lucide-react'
import type { MessageFile } from './message-content.ts'

/** The picture of a file's kind, as its sender names it. */
export function FileIcon({ file: { mimeType }, className }: { file: MessageFile; className: string | undefined }) {
  if (mimeType.startsWith('image/')) return <FileImage className={className} aria-hidden />
  const isText = mimeType.startsWith('text/') || mimeType === 'application/pdf'
  return isText ? <FileText className={className} aria-hidden /> : <File className={className} aria-hidden />
}
