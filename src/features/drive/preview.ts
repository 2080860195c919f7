import { queryOptions } from '@tanstack/react-query'
import { exportFile, readRange } from '#google/drive/content.ts'
import type { DriveFile } from '#google/drive/files.ts'
import type { Send } from '#google/send.ts'
import { kindOf } from './file-kind.ts'

/** How a file is shown without opening it; `reason` says why it is not. */
type PreviewPlan =
  | { kind: 'image'; exportAs?: string }
  | { kind: 'text'; exportAs?: string }
  | { kind: 'pdf' }
  | { kind: 'none'; reason: 'media' | 'large' | 'other' }

type Preview =
  { kind: 'image'; blob: Blob } | { kind: 'pdf'; blob: Blob } | { kind: 'text'; bytes: ArrayBuffer; cut: boolean }

const maxImageBytes = 25_000_000
const maxPdfBytes = 50_000_000
const pieceBytes = 4 * 1024 * 1024
const maxTextBytes = 256 * 1024

const imageTypes = /^image\/(png|jpeg|gif|webp|avif|bmp|svg\+xml|x-icon)$/
const googleExports: ReadonlyMap<string, PreviewPlan> = new Map([
  ['application/vnd.google-apps.document', { kind: 'text', exportAs: 'text/plain' }],
  ['application/vnd.google-apps.spreadsheet', { kind: 'text', exportAs: 'text/csv' }],
  ['application/vnd.google-apps.presentation', { kind: 'text', exportAs: 'text/plain' }],
  ['application/vnd.google-apps.drawing', { kind: 'image', exportAs: 'image/png' }],
])

/**
 * What can be shown. The page's policy refuses plugins, frames and media, so that nothing of a file ever runs here: a
 * PDF is drawn page by page, and a film or a sound can only be downloaded.
 */
export function previewPlan({ mimeType, size = 0 }: Pick<DriveFile, 'mimeType' | 'size'>): PreviewPlan {
  const exported = googleExports.get(mimeType)
  if (exported) return exported
  if (imageTypes.test(mimeType)) {
    return size <= maxImageBytes ? { kind: 'image' } : { kind: 'none', reason: 'large' }
  }
  const kind = kindOf(mimeType)
  if (kind === 'text' || mimeType === 'text/csv') return { kind: 'text' }
  if (kind === 'pdf') return size <= maxPdfBytes ? { kind: 'pdf' } : { kind: 'none', reason: 'large' }
  return { kind: 'none', reason: kind === 'video' || kind === 'audio' ? 'media' : 'other' }
}

type Previewed = Pick<DriveFile, 'id' | 'size' | 'mimeType' | 'version'>

/** What a plan shows. Read once for each version of the file, and soon forgotten. */
export function previewQuery(send: Send, { id, size, mimeType, version }: Previewed, plan: PreviewPlan) {
  const file = { id, size, mimeType, version }
  return queryOptions({
    queryKey: ['drive', 'preview', file, plan],
    queryFn: ({ signal }) => readPreview(send, file, plan, signal),
    enabled: plan.kind !== 'none',
    staleTime: Infinity,
    gcTime: 60_000,
  })
}

async function readPreview(
  send: Send,
  file: Previewed,
  plan: PreviewPlan,
  signal: AbortSignal,
): Promise<Preview | null> {
  if (plan.kind === 'none') return null
  const exportAs = plan.kind === 'pdf' ? undefined : plan.exportAs
  const bytes = exportAs
    ? await exportFile(send, file.id, exportAs, signal)
    : await readUpTo(send, file, plan.kind === 'text' ? maxTextBytes : maxPdfBytes, signal)
  if (plan.kind === 'pdf') return { kind: 'pdf', blob: new Blob([bytes]) }
  if (plan.kind === 'image') return { kind: 'image', blob: new Blob([bytes], { type: exportAs ?? file.mimeType }) }
  const cut = bytes.byteLength > maxTextBytes || (file.size ?? 0) > bytes.byteLength
  return { kind: 'text', bytes: bytes.slice(0, maxTextBytes), cut }
}

async function readUpTo(send: Send, file: Previewed, maxBytes: number, signal: AbortSignal): Promise<ArrayBuffer> {
  const end = Math.min(file.size ?? 0, maxBytes)
  const pieces: ArrayBuffer[] = []
  for (let start = 0; start < end; start += pieceBytes) {
    pieces.push(await readRange(send, file.id, { start, end: Math.min(start + pieceBytes, end) }, signal))
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
