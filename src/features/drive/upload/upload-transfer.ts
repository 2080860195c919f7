import { getFile, type DriveFile } from '#google/drive/files.ts'
import {
  askReceived,
  cancelUpload,
  granuleBytes,
  sendPiece,
  sessionUnreadable,
  simpleLimitBytes,
  startUpload,
  uploadAtOnce,
  type UploadSession,
  type UploadState,
  type UploadTarget,
} from '#google/drive/upload.ts'
import { generateIds } from '#google/drive/write-files.ts'
import { GoogleError, type GoogleErrorCode } from '#google/errors.ts'
import type { Send } from '#google/send.ts'
import type { TransferEnvironment } from '../transfer-environment.ts'

/** The file on the disk cannot be read any more: it was moved, changed or deleted. */
export class FileUnreadable extends Error {
  override readonly name = 'FileUnreadable'
}

/** What is learned on the way. */
export interface TransferEvents {
  /** Bytes that Google has, and how fast the last ones went, in bytes per millisecond. */
  progress: (sent: number, speed: number | undefined) => void
  /** Something failed that will be tried again; `offline` while there is no network. */
  trouble: (what: 'offline' | 'retrying') => void
}

const firstPieceBytes = granuleBytes * 4
const largestPieceBytes = granuleBytes * 64
/** A piece should take about as long: progress is seen, and little is lost when the network goes. */
const pieceTakesMs = 4_000

const retryable: readonly GoogleErrorCode[] = ['offline', 'timeout', 'rate-limited', 'server-error', 'vault-lost']
const maxFailures = 8
const firstDelayMs = 500
const maxDelayMs = 32_000
const maxSessions = 3
/** So many failures before the first piece make one wonder whether it is the network. */
const doubtsAfter = 3

/**
 * Brings one file to Google. It may be stopped by aborting and run again: it asks what arrived, and goes on from there.
 */
export class Transfer {
  readonly #send: Send
  readonly #environment: TransferEnvironment
  readonly #file: Blob
  readonly #aim: () => Promise<UploadTarget>
  #target: UploadTarget | undefined
  readonly #events: TransferEvents
  /** Whoever holds it may write the file, so it lives in memory and nowhere else. */
  #session: UploadSession | undefined
  #sessions = 0
  #failures = 0
  #pieceBytes = firstPieceBytes
  /** A piece got through at some time, so that pieces do get through. */
  #piecesArrive = false

  constructor(parts: {
    send: Send
    environment: TransferEnvironment
    file: Blob
    /** Asked for once, as often as it takes. */
    aim: () => Promise<UploadTarget>
    events: TransferEvents
  }) {
    this.#send = parts.send
    this.#environment = parts.environment
    this.#file = parts.file
    this.#aim = parts.aim
    this.#events = parts.events
  }

  /**
   * @throws GoogleError `aborted` where it was stopped, else why it cannot be done
   * @throws FileUnreadable
   */
  async run(signal: AbortSignal): Promise<DriveFile> {
    this.#failures = 0
    const target = (this.#target ??= await this.#insisting(signal, this.#aim))
    try {
      const file = await (this.#file.size > simpleLimitBytes
        ? this.#inPieces(target, signal)
        : this.#atOnce(target, signal))
      if (file.size !== this.#file.size) throw new GoogleError('unexpected-answer', { reason: 'sizeDiffers' })
      return file
    } catch (error) {
      // An earlier try had arrived after all: the id is ours alone.
      const ownId = target.kind === 'new' ? target.id : undefined
      if (ownId !== undefined && error instanceof GoogleError && error.code === 'conflict') {
        return getFile(this.#send, ownId, signal)
      }
      throw error
    }
  }

  /** Lets Google forget what has arrived so far. */
  async forget(): Promise<void> {
    if (this.#session) await cancelUpload(this.#send, this.#session)
    this.#session = undefined
  }

  #atOnce(target: UploadTarget, signal: AbortSignal): Promise<DriveFile> {
    return this.#insisting(signal, async () => {
      const boundary = this.#environment.boundary()
      const bytes = await this.#read(0, this.#file.size)
      const startMs = this.#environment.now()
      const file = await uploadAtOnce(this.#send, target, { bytes, mimeType: this.#file.type, boundary }, signal)
      this.#events.progress(this.#file.size, this.#file.size / Math.max(1, this.#environment.now() - startMs))
      return file
    })
  }

  async #inPieces(target: UploadTarget, signal: AbortSignal): Promise<DriveFile> {
    // Whatever was under way when it was stopped may have arrived.
    let state: UploadState = this.#session ? await this.#ask(signal) : { received: 0 }
    while (!('file' in state)) {
      this.#events.progress(state.received, undefined)
      try {
        state = await this.#next(target, state.received, signal)
        this.#failures = 0
      } catch (error) {
        if (isSessionOver(error) && this.#sessions < maxSessions) {
          this.#session = undefined
          state = { received: 0 }
          continue
        }
        await this.#afterFailure(error, signal)
        state = this.#session ? await this.#ask(signal) : { received: 0 }
      }
    }
    return state.file
  }

  async #next(target: UploadTarget, start: number, signal: AbortSignal): Promise<UploadState> {
    if (!this.#session) {
      const { size, type: mimeType } = this.#file
      this.#session = await startUpload(this.#send, target, { size, mimeType }, signal)
      this.#sessions += 1
    }
    const bytes = await this.#read(start, start + this.#pieceBytes)
    const length = bytes.byteLength
    const startMs = this.#environment.now()
    const state = await sendPiece(this.#send, this.#session, { start, bytes }, signal)
    this.#piecesArrive = true
    const speed = length / Math.max(1, this.#environment.now() - startMs)
    this.#pieceBytes = nextPieceBytes(this.#pieceBytes, speed)
    this.#events.progress('file' in state ? this.#file.size : state.received, speed)
    return state
  }

  /** A session that is over is begun anew, from the first byte. */
  async #ask(signal: AbortSignal): Promise<UploadState> {
    try {
      return await this.#insisting(signal, async () =>
        this.#session ? askReceived(this.#send, this.#session, signal) : { received: 0 },
      )
    } catch (error) {
      if (!isSessionOver(error) || this.#sessions >= maxSessions) throw error
      this.#session = undefined
      return { received: 0 }
    }
  }

  /** Repeats what failed, as long as there is hope. */
  async #insisting<T>(signal: AbortSignal, request: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await request()
      } catch (error) {
        await this.#afterFailure(error, signal)
      }
    }
  }

  /**
   * Waits for the network, or for a while that doubles with each failure; never less than Google asks for.
   * @throws what failed, where trying again does not help
   */
  async #afterFailure(error: unknown, signal: AbortSignal): Promise<void> {
    if (signal.aborted) throw new GoogleError('aborted')
    this.#failures += 1
    const mayRepeat = error instanceof GoogleError && retryable.includes(error.code)
    if (!mayRepeat || this.#failures > maxFailures) throw error
    if (this.#failures === doubtsAfter && error.code === 'offline') await this.#doubtPieces(signal)
    // Smaller pieces have the better chance in bad weather.
    this.#pieceBytes = Math.max(granuleBytes, granule(this.#pieceBytes / 2))
    if (this.#environment.isOnline()) {
      this.#events.trouble('retrying')
      const ceilingMs = Math.min(maxDelayMs, firstDelayMs * 2 ** (this.#failures - 1))
      const delayMs = (error.facts.retryAfterMs ?? 0) + ceilingMs * (0.5 + this.#environment.random() / 2)
      await this.#environment.wait(delayMs, signal)
    } else {
      this.#events.trouble('offline')
      await this.#environment.online(signal)
      this.#failures = 0
    }
    if (signal.aborted) throw new GoogleError('aborted')
  }

  /**
   * A browser that may not send the headers of a piece says no more than that there is no network. Where everything
   * else gets through, that is what it means.
   * @throws GoogleError `unexpected-answer` with the reason `sessionUnreadable`
   */
  async #doubtPieces(signal: AbortSignal): Promise<void> {
    if (!this.#session || this.#piecesArrive || !this.#environment.isOnline()) return
    const isReached = await generateIds(this.#send, 1, signal).then(
      () => true,
      () => false,
    )
    if (isReached) throw new GoogleError('unexpected-answer', { reason: sessionUnreadable })
  }

  async #read(start: number, end: number): Promise<ArrayBuffer> {
    const expected = Math.min(end, this.#file.size) - start
    let bytes: ArrayBuffer
    try {
      bytes = await this.#file.slice(start, end).arrayBuffer()
    } catch {
      throw new FileUnreadable()
    }
    if (bytes.byteLength !== expected) throw new FileUnreadable()
    return bytes
  }
}

const isSessionOver = (error: unknown) =>
  error instanceof GoogleError && (error.code === 'gone' || error.code === 'not-found')

const granule = (bytes: number) => Math.floor(bytes / granuleBytes) * granuleBytes

/** As much as goes in the time a piece should take; at most four times as much as the piece before. */
export function nextPieceBytes(last: number, speed: number): number {
  const wanted = Math.min(granule(speed * pieceTakesMs), last * 4, largestPieceBytes)
  return Math.max(granuleBytes, wanted)
}
