import { folderType, isGoogleDocument, listFiles, type DriveFile } from '#google/drive/files.ts'
import type { Send } from '#google/send.ts'
import { persistently } from '../saving/downloads.ts'
import { exportFormatsOf, type ExportFormat } from '../saving/export-formats.ts'
import { savedName } from '../saving/file-names.ts'
import { inFolder } from '../search-terms.ts'
import type { TransferEnvironment } from '../transfer-environment.ts'
import { freeName } from '../upload/upload-plan.ts'

/** More is for a program that syncs: a browser holds all of an archive until it is whole. */
export const maxZipFiles = 2_000
/** Bytes. */
export const maxZipBytes = 2_000_000_000
const maxDepth = 30
const foldersAtOnce = 4

/** Why something is not in an archive. */
export type LeftOutReason = 'shortcut' | 'no-form' | 'not-allowed' | 'too-deep' | 'export-too-large' | 'failed'

export interface LeftOut {
  path: string
  reason: LeftOutReason
}

/** What comes into an archive, under a name that every system takes. */
interface ZipEntry {
  path: string
  file: DriveFile
  /** Of a document of Google. */
  format?: ExportFormat
}

/** All that lies in the chosen files and folders, before anything of it is read. */
export interface ZipPlan {
  entries: readonly ZipEntry[]
  /** Paths that end in a slash; an empty folder is there too. */
  folders: readonly string[]
  leftOut: readonly LeftOut[]
  /** Bytes of the files; what Google's documents will take nobody knows. */
  bytes: number
  documents: number
  /** More than an archive may hold: the rest was not looked at. */
  tooMuch: boolean
}

export interface Found {
  files: number
  bytes: number
}

/**
 * Looks through folders for what an archive of them would hold.
 * @param progress is told after each folder
 * @throws GoogleError, also `aborted`
 */
export async function planZip(
  send: Send,
  files: readonly DriveFile[],
  options: { signal: AbortSignal; progress?: (found: Found) => void; environment?: TransferEnvironment },
): Promise<ZipPlan> {
  const { signal, progress, environment } = options
  const entries: ZipEntry[] = []
  const folders: string[] = []
  const leftOut: LeftOut[] = []
  const pathFor = createPaths()
  let bytes = 0
  let documents = 0
  const isTooMuch = () => entries.length > maxZipFiles || bytes > maxZipBytes

  const add = (file: DriveFile, above: string): { id: string; path: string } | undefined => {
    const { mimeType, name, size = 0 } = file
    if (mimeType === folderType) {
      const path = `${pathFor(above, savedName(name))}/`
      if (path.split('/').length > maxDepth) {
        leftOut.push({ path, reason: 'too-deep' })
        return undefined
      }
      folders.push(path)
      return { id: file.id, path }
    }
    const format = exportFormatsOf(mimeType)[0]
    const reason = whyNot(file, format)
    if (reason) {
      leftOut.push({ path: above + savedName(name), reason })
      return undefined
    }
    entries.push({ path: pathFor(above, savedName(name, format?.ending)), file, ...(format && { format }) })
    if (format) documents += 1
    bytes += size
    return undefined
  }
  let next = files.flatMap((file) => add(file, '') ?? [])
  while (next.length > 0 && !isTooMuch()) {
    const now = next.slice(0, foldersAtOnce)
    const contents = await Promise.all(now.map(({ id }) => contentsOf(send, id, signal, environment)))
    const below = contents.flatMap((inside, index) => inside.flatMap((file) => add(file, now[index]?.path ?? '') ?? []))
    next = [...next.slice(foldersAtOnce), ...below]
    progress?.({ files: entries.length, bytes })
  }
  return { entries, folders, leftOut, bytes, documents, tooMuch: isTooMuch() }
}

/**
 * Finds each file a path of its own: two of one name are two in Drive, and one on a disk that takes capitals for small
 * letters.
 */
function createPaths(): (above: string, name: string) => string {
  const taken = new Set<string>()
  return (above, name) => {
    const isFree = (candidate: string) => !taken.has((above + candidate).toLowerCase())
    let own = name
    const numbers = new Set<string>()
    while (!isFree(own)) {
      own = freeName(name, numbers)
      numbers.add(own)
    }
    taken.add((above + own).toLowerCase())
    return above + own
  }
}

/** What lies in a folder; of more than any archive takes only so much that it is known to be too much. */
async function contentsOf(
  send: Send,
  folderId: string,
  signal: AbortSignal,
  environment: TransferEnvironment | undefined,
): Promise<DriveFile[]> {
  const inside: DriveFile[] = []
  let pageToken: string | undefined
  do {
    const page = await persistently(
      () => listFiles(send, { q: inFolder(folderId), pageSize: 1_000 }, pageToken, signal),
      signal,
      environment,
    )
    inside.push(...page.items)
    pageToken = page.nextPageToken
  } while (pageToken !== undefined && inside.length <= maxZipFiles)
  return inside
}

function whyNot(file: DriveFile, format: ExportFormat | undefined): LeftOutReason | undefined {
  if (file.shortcutDetails) return 'shortcut'
  if (file.capabilities?.canDownload !== true) return 'not-allowed'
  if (isGoogleDocument(file.mimeType)) return format ? undefined : 'no-form'
  return file.size === undefined ? 'no-form' : undefined
}
