export const googleType = (name: string) => `application/vnd.google-apps.${name}`
export const folderType = googleType('folder')
export const shortcutType = googleType('shortcut')

/** What Google keeps as a document of its own: no size, no bytes, only exports. Folders and shortcuts are others still. */
export const isGoogleDocument = (mimeType: string) =>
  mimeType.startsWith(googleType('')) && mimeType !== folderType && mimeType !== shortcutType

export interface DriveUser {
  displayName: string
  emailAddress: string
}

/** How to make the contents of a file that was seeded: the same each time, and only when somebody reads it. */
export type Recipe =
  | { kind: 'text'; text: string }
  | { kind: 'picture'; seed: number; width: number; height: number }
  | { kind: 'pdf'; title: string; lines: readonly string[] }
  /** Bytes without a meaning, as many as one likes. */
  | { kind: 'noise'; seed: number; size: number }

/** Contents that were uploaded, in pieces of the blob store. */
export interface StoredContent {
  kind: 'stored'
  parts: { blob: string; size: number }[]
}

/** Nothing for folders and shortcuts; for Google's own documents a recipe of what an export would show. */
export type Content = Recipe | StoredContent

/** What a person may do with a file, as in `permissions`. */
export type Role = 'owner' | 'organizer' | 'writer' | 'reader'

/** A file as one person's Drive has it. */
export interface DriveFile {
  id: string
  name: string
  mimeType: string
  /** The one folder it lies in; absent for what others share. */
  parent?: string
  /** The shared drive it belongs to. */
  driveId?: string
  createdMs: number
  modifiedMs: number
  viewedByMeMs?: number
  sharedWithMeMs?: number
  /** Absent in shared drives. */
  owner?: DriveUser
  modifiedBy: DriveUser
  description?: string
  starred: boolean
  /** Put into the trash by itself; what lies in a trashed folder is trashed too. */
  trashed: boolean
  trashedMs?: number
  shared: boolean
  role: Role
  /** The clients that made or opened it: under `drive.file` it exists for these alone. `any`: seeded for newcomers. */
  clients: readonly string[] | 'any'
  /** Bytes; absent for folders, shortcuts and Google's own documents. */
  size?: number
  content?: Content
  shortcutTarget?: string
  appProperties?: Record<string, string>
  properties?: Record<string, string>
}

export interface SharedDrive {
  id: string
  name: string
  createdMs: number
  colorRgb: string
  role: Role
}
