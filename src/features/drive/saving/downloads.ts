import { exportFile, readRange } from '#google/drive/content.ts'
import { isGoogleDocument, type DriveFile } from '#google/drive/files.ts'
import { GoogleError } from '#google/errors.ts'
import type { Send } from '#google/send.ts'
import { browserEnvironment, type TransferEnvironment } from '../transfer-environment.ts'

const firstPieceBytes = 1024 * 1024
const largestPieceBytes = 16 * 1024 * 1024
const pieceTakesMs = 4_000
const maxFailures = 6

export interface DownloadProgress {
  /** Bytes. */
  received: number
  size: number
  /** Bytes per second of the last piece. */
  speed: number
}

/**
 * The contents of a file, read piece by piece. Pieces are handed to the browser at once, which keeps large ones on disk.
 * @param progress is told after each piece
 * @throws GoogleError, also `aborted`
 */
export async function downloadFile(
  send: Send,
  file: Pick<DriveFile, 'id' | 'size'>,
  options: {
    signal: AbortSignal
    progress?: (progress: DownloadProgress) => void
    environment?: TransferEnvironment
  },
): Promise<Blob> {
  const { signal, progress, environment = browserEnvironment } = options
  const { size } = file
  if (size === undefined) throw new GoogleError('invalid-request')
  const pieces: Blob[] = []
  let received = 0
  let failures = 0
  let pieceBytes = firstPieceBytes
  while (received < size) {
    if (signal.aborted) throw new GoogleError('aborted')
    const startMs = environment.now()
    try {
      const bytes = await readRange(
        send,
        file.id,
        { start: received, end: Math.min(received + pieceBytes, size) },
        signal,
      )
      if (bytes.byteLength === 0) throw new GoogleError('unexpected-answer')
      pieces.push(new Blob([bytes]))
      received += bytes.byteLength
      const perMs = bytes.byteLength / Math.max(1, environment.now() - startMs)
      progress?.({ received, size, speed: perMs * 1000 })
      pieceBytes = Math.max(firstPieceBytes / 4, Math.min(perMs * pieceTakesMs, pieceBytes * 4, largestPieceBytes))
      pieceBytes = Math.floor(pieceBytes)
      failures = 0
    } catch (error) {
      failures += 1
      await afterFailure(error, failures, signal, environment)
    }
  }
  // Whatever the file says it is: at an address of this page it must never be a document.
  return new Blob(pieces, { type: 'application/octet-stream' })
}

/**
 * Asks again where that may help: after a while, as long as Google wants, or when there is a network.
 * @throws GoogleError, also `aborted`
 */
export async function persistently<Answer>(
  ask: () => Promise<Answer>,
  signal: AbortSignal,
  environment: TransferEnvironment = browserEnvironment,
): Promise<Answer> {
  for (let failures = 1; ; failures += 1) {
    if (signal.aborted) throw new GoogleError('aborted')
    try {
      return await ask()
    } catch (error) {
      await afterFailure(error, failures, signal, environment)
    }
  }
}

async function afterFailure(error: unknown, failures: number, signal: AbortSignal, environment: TransferEnvironment) {
  if (signal.aborted) throw new GoogleError('aborted')
  const code = error instanceof GoogleError ? error.code : 'unexpected-answer'
  const mayRepeat = ['offline', 'timeout', 'rate-limited', 'server-error', 'vault-lost'].includes(code)
  if (!mayRepeat || failures > maxFailures) throw error
  if (environment.isOnline()) {
    const askedMs = error instanceof GoogleError ? (error.facts.retryAfterMs ?? 0) : 0
    await environment.wait(askedMs + 500 * 2 ** failures * (0.5 + environment.random() / 2), signal)
  } else await environment.online(signal)
}

/**
 * A document of Google in one of its forms; at most 10 MB.
 * @throws GoogleError
 */
export async function exportDocument(
  send: Send,
  file: Pick<DriveFile, 'id' | 'mimeType'>,
  mimeType: string,
  signal: AbortSignal,
): Promise<Blob> {
  if (!isGoogleDocument(file.mimeType)) throw new GoogleError('invalid-request')
  return new Blob([await exportFile(send, file.id, mimeType, signal)], { type: 'application/octet-stream' })
}

/** Whether Google refused to export a document because it would be larger than it converts. */
export const exportProblem = (error: unknown): boolean =>
  error instanceof GoogleError && error.facts.reason === 'exportSizeLimitExceeded'
