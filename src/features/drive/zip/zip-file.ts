import { makeZip } from 'client-zip'
import { GoogleError, problemOf } from '#google/errors.ts'
import type { Send } from '#google/send.ts'
import { modifiedMs } from '../file-facts.ts'
import { downloadFile, exportDocument, exportProblem, persistently } from '../saving/downloads.ts'
import type { TransferEnvironment } from '../transfer-environment.ts'
import type { LeftOut, ZipPlan } from './zip-plan.ts'

/** Bytes that are gathered before the browser gets them, which keeps large ones on disk. */
const pieceBytes = 8_000_000

export interface ZipProgress {
  /** Files that are in the archive. */
  done: number
  /** Bytes of all that was read. */
  received: number
}

export interface Zipped {
  blob: Blob
  leftOut: readonly LeftOut[]
}

/**
 * Reads what a plan names, one file after the other, into an archive. What cannot be read is left out, and stands in a
 * list in the archive itself.
 * @param list its name in the archive, and its words
 * @throws GoogleError `aborted`, and what ends all reading: signed out, no scope any more
 */
export async function zipFile(
  send: Send,
  plan: ZipPlan,
  options: {
    signal: AbortSignal
    list: { name: string; text: (leftOut: readonly LeftOut[]) => string }
    progress?: (progress: ZipProgress) => void
    environment?: TransferEnvironment
  },
): Promise<Zipped> {
  const { signal, list, progress, environment } = options
  const leftOut: LeftOut[] = [...plan.leftOut]
  let received = 0
  let done = 0

  const contentsOf = ({ file, format }: ZipPlan['entries'][number]) => {
    if (format) {
      return persistently(() => exportDocument(send, file, format.mimeType, signal), signal, environment)
    }
    const before = received
    return downloadFile(send, file, {
      signal,
      progress: (now) => {
        received = before + now.received
        progress?.({ done, received })
      },
      ...(environment && { environment }),
    })
  }
  async function* contents() {
    for (const path of plan.folders) yield { name: path }
    for (const entry of plan.entries) {
      const before = received
      try {
        const blob = await contentsOf(entry)
        received = before + blob.size
        yield { name: entry.path, input: blob, lastModified: new Date(modifiedMs(entry.file) ?? 0) }
      } catch (error) {
        if (signal.aborted || endsAll(error)) throw error
        received = before
        const reason = exportProblem(error) ? 'export-too-large' : 'failed'
        leftOut.push({ path: entry.path, reason })
      }
      done += 1
      progress?.({ done, received })
    }
    if (leftOut.length > 0) yield { name: list.name, input: list.text(leftOut) }
  }

  const pieces: Blob[] = []
  let gathered: Uint8Array<ArrayBuffer>[] = []
  let gatheredBytes = 0
  const handOver = () => {
    pieces.push(new Blob(gathered))
    gathered = []
    gatheredBytes = 0
  }
  const reader = makeZip(contents()).getReader()
  for (;;) {
    const { value, done: ended } = await reader.read()
    if (ended) break
    gathered.push(new Uint8Array(value))
    gatheredBytes += value.byteLength
    if (gatheredBytes >= pieceBytes) handOver()
  }
  handOver()
  // A stream that was given up ends like one that is whole.
  if (signal.aborted) throw new GoogleError('aborted')
  return { blob: new Blob(pieces, { type: 'application/octet-stream' }), leftOut }
}

/** After these no other file could be read either. */
const endsAll = (error: unknown) =>
  ['signed-out', 'expired', 'scope-missing', 'destination-not-allowed', 'offline'].includes(problemOf(error).code)
