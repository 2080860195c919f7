import type { DriveFile } from './resource.ts'

/** A file that was made or changed after the seed, or is gone for good; `revision` says when, for change tokens. */
export interface ChangedFile {
  file: DriveFile
  gone: boolean
  revision: number
  changedMs: number
}

/** A resumable upload under way. @see https://developers.google.com/workspace/drive/api/guides/manage-uploads */
export interface UploadSession {
  subject: string
  clientId: string
  grantedScopes: string[]
  /** Where the session was started from: it belongs to that origin. */
  origin: string | null
  /** The file as the start request described it. */
  target: { fileId?: string; metadata: Record<string, unknown>; parameters: string }
  mimeType: string
  /** Bytes in all, once they are known. */
  size?: number
  received: number
  parts: { blob: string; size: number }[]
  expiresAtMs: number
  /** What the finished file is, for a client that missed the answer. */
  fileId?: string
}

/** What differs from the seeded files, which are made anew from the seed and never stored. */
export interface DriveState {
  /** Rises with each change. */
  revision: number
  /** Subject → file id → change. */
  changes: Record<string, Record<string, ChangedFile>>
  /** By the hash of the `upload_id`, which allows writing without a token of its own. */
  uploads: Record<string, UploadSession>
}

/** As the seed has it. */
export const newDriveState = (): DriveState => ({ revision: 0, changes: {}, uploads: {} })
