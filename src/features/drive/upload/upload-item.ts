import type { DriveFile } from '#google/drive/files.ts'
import type { GoogleErrorCode } from '#google/errors.ts'

/**
 * How an upload is: `checking` looks for a file of the same name; `conflict` waits for the person's choice; `waiting`
 * for its turn; `offline` for the network; `retrying` after a failure.
 */
export type UploadState =
  | 'checking'
  | 'conflict'
  | 'waiting'
  | 'sending'
  | 'offline'
  | 'retrying'
  | 'paused'
  | 'done'
  | 'failed'
  | 'cancelled'
  | 'skipped'

/** Why an upload failed, or was paused by itself. Each has a sentence of its own. */
export type UploadProblem =
  | GoogleErrorCode
  | 'storage-full'
  /** This Google does not let the page send large files in pieces. */
  | 'pieces-refused'
  /** The file was moved, changed or deleted on the disk. */
  | 'file-unreadable'

export type ConflictChoice = 'keep-both' | 'replace' | 'skip'

/** One file on its way, as a screen shows it. */
export interface UploadItem {
  id: number
  /** The name it gets in Drive. */
  name: string
  /** As the device calls it; empty where it does not know. */
  mimeType: string
  /** Folders above it that are made on the way, from the top down. */
  path: readonly string[]
  folderId: string
  /** Bytes. */
  size: number
  /** Bytes that Google has. */
  sent: number
  state: UploadState
  problem?: UploadProblem
  /** Bytes per second, as of late. */
  speed?: number
  /** Milliseconds, at that speed. */
  leftMs?: number
  /** What has the same name; with `conflict`. */
  namesake?: DriveFile
  /** Whether `replace` is to be offered. */
  replaceable?: boolean
  /** The finished file. */
  file?: DriveFile
}

/** Still on its way: leaving the page would end it. */
export const isUnderWay = ({ state }: UploadItem) => !['done', 'failed', 'cancelled', 'skipped'].includes(state)
