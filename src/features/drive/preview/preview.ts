import { queryOptions } from '@tanstack/react-query'
import { exportFile, readRange } from '#google/drive/content.ts'
import type { DriveFile } from '#google/drive/files.ts'
import type { Send } from '#google/send.ts'
import { kindOf } from '../file-kind.ts'

/** How a file is shown without opening it; `reason` says why it is not. */
type PreviewPlan =
  | { kind: 'image'; exportAs?: string }
  | { kind: 'text'; exportAs?: string }
  | { kind: 'pdf' | 'video' | 'audio' }
  | { kind: 'none'; reason: 'media' | 'large' | 'other' }

export type Preview =
  { kind: 'image' | 'pdf' | 'video' | 'audio'; blob: Blob } | { kind: 'text'; bytes: ArrayBuffer; cut: boolean }

const maxImageBytes = 25_000_000
const maxPdfBytes = 50_000_000
const maxMediaBytes = 100_000_000
const pieceBytes = 2 * 1024 * 1024
const maxTextBytes = 256 * 1024

const imageTypes = /^image\/(png|jpeg|gif|webp|avif|bmp|svg\+xml|x-icon)$/
const googleExports: ReadonlyMap<string, PreviewPlan> = new Map([
  ['application/vnd.google-apps.document', { kind: 'text', exportAs: 'text/plain' }],
  ['application/vnd.google-apps.spreadsheet', { kind: 'text', exportAs: 'text/csv' }],
  ['application/vnd.google-apps.presentation', { kind: 'text', exportAs: 'text/plain' }],
  ['application/vnd.google-apps.drawing', { kind: 'image', exportAs: 'image/png' }],
])

/**
 * What can be shown. The page's policy refuses plugins and frames, so that nothing of a file ever runs here: a PDF is
 * drawn page by page, and films and sounds are played from memory.
 * @param plays whether the browser plays a media type
 */
export function previewPlan(
  { mimeType, size = 0 }: Pick<DriveFile, 'mimeType' | 'size'>,
  plays: (mimeType: string) => boolean,
): PreviewPlan {
  const exported = googleExports.get(mimeType)
  if (exported) return exported
  if (imageTypes.test(mimeType)) {
    return size <= maxImageBytes ? { kind: 'image' } : { kind: 'none', reason: 'large' }
  }
  const kind = kindOf(mimeType)
  if (kind === 'text' || mimeType === 'text/csv') return { kind: 'text' }
  if (kind === 'pdf') return size <= maxPdfBytes ? { kind: 'pdf' } : { kind: 'none', reason: 'large' }
  if (kind !== 'video' && kind !== 'audio') return { kind: 'none', reason: 'other' }
  if (!plays(mimeType)) return { kind: 'none', reason: 'media' }
  return size <= maxMediaBytes ? { kind } : { kind: 'none', reason: 'large' }
}

type Previewed = Pick<DriveFile, 'id' | 'size' | 'mimeType' | 'version'>

/** How many bytes of a file are read so far, while it is read to be shown. */
export const previewProgressQuery = (fileId: string) =>
  queryOptions({
    queryKey: ['drive', 'preview-progress', fileId],
    queryFn: () => 0,
    staleTime: Infinity,
    gcTime: 60_000,
  })

/** What a plan shows. Read once for each version of the file, and soon forgotten; given up when nobody looks any more. */
export function previewQuery(send: Send, { id, size, mimeType, version }: Previewed, plan: PreviewPlan) {
  const file = { id, size, mimeType, version }
  return queryOptions({
    queryKey: ['drive', 'preview', file, plan],
    queryFn: ({ signal, client }) => {
      const { queryKey } = previewProgressQuery(file.id)
      client.setQueryData(queryKey, 0)
      return readPreview(send, file, plan, (received) => client.setQueryData(queryKey, received), signal)
    },
    enabled: plan.kind !== 'none',
    staleTime: Infinity,
    gcTime: 60_000,
  })
}

async function readPreview(
  send: Send,
  file: Previewed,
  plan: PreviewPlan,
  progress: (received: number) => void,
  signal: AbortSignal,
): Promise<Preview | null> {
  if (plan.kind === 'none') return null
  const exportAs = 'exportAs' in plan ? plan.exportAs : undefined
  const bytes = exportAs
    ? await exportFile(send, file.id, exportAs, signal)
    : await readUpTo(send, file, plan.kind === 'text' ? maxTextBytes : maxMediaBytes, progress, signal)
  if (plan.kind !== 'text') return { kind: plan.kind, blob: new Blob([bytes], { type: exportAs ?? file.mimeType }) }
  const cut = bytes.byteLength > maxTextBytes || (file.size ?? 0) > bytes.byteLength
  return { kind: 'text', bytes: bytes.slice(0, maxTextBytes), cut }
}

async function readUpTo(
  send: Send,
  file: Previewed,
  maxBytes: number,
  progress: (received: number) => void,
  signal: AbortSignal,
): Promise<ArrayBuffer> {
  const end = Math.min(file.size ?? 0, maxBytes)
  const pieces: ArrayBuffer[] = []
  for (let start = 0; start < end; start += pieceBytes) {
    pieces.push(await readRange(send, file.id, { start, end: Math.min(start + pieceBytes, end) }, signal))
    progress(Math.min(start + pieceBytes, end))
  }
  return new Blob(pieces).arrayBuffer()
}

/** Files without a mark of their encoding: UTF-8, or else what was usual where the person's language is at home. */
export function decodeText(bytes: ArrayBuffer, language: string): string {
  try {
    // A cut may have gone through a character, which is no reason to doubt the others.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    const legacy: Readonly<Record<string, string>> = { ko: 'euc-kr', ja: 'shift_jis' }
    return new TextDecoder(legacy[language] ?? 'windows-1252').decode(bytes)
  }
}
