import * as v from 'valibot'
import { dateTime, lenient, lenientListOf, listOf, text } from '../fields.ts'
import { call } from '../http.ts'
import type { Page } from '../pages.ts'
import type { Send } from '../send.ts'
import { lookScopes } from './scopes.ts'

const driveType = (name: string) => `application/vnd.google-apps.${name}`
export const folderType = driveType('folder')
export const shortcutType = driveType('shortcut')

/** A document that Google keeps in a form of its own: it has no bytes, only exports. */
export const isGoogleDocument = (mimeType: string) =>
  mimeType.startsWith(driveType('')) && mimeType !== folderType && mimeType !== shortcutType

const id = v.pipe(v.string(), v.regex(/^[\w-]{1,200}$/))
const user = v.object({
  displayName: lenient(text(200)),
  emailAddress: lenient(text(320)),
  me: lenient(v.boolean()),
})
/** Whole bytes; Google writes 64-bit numbers as text. */
export const bytes = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))

/** What the person may do with a file; absent is no. */
const capability = v.fallback(v.optional(v.boolean(), false), false)
const capabilities = v.object({
  canAddChildren: capability,
  canCopy: capability,
  canDelete: capability,
  canDownload: capability,
  canEdit: capability,
  canMoveItemWithinDrive: capability,
  canRename: capability,
  canTrash: capability,
  canUntrash: capability,
})

export const driveFile = v.object({
  id,
  /** As somebody wrote it: neither unique in its folder nor free of characters that a file system would refuse. */
  name: v.fallback(text(500), ''),
  mimeType: v.pipe(v.string(), v.maxLength(255)),
  description: lenient(text(4_000)),
  /** Absent for what others share, and where the app may not see the folder. */
  parents: lenientListOf(id, 1),
  /** The shared drive it belongs to. */
  driveId: lenient(id),
  /** Bytes; absent for folders and for Google's own documents. */
  size: lenient(bytes),
  createdTime: lenient(dateTime),
  modifiedTime: lenient(dateTime),
  viewedByMeTime: lenient(dateTime),
  sharedWithMeTime: lenient(dateTime),
  trashedTime: lenient(dateTime),
  owners: lenientListOf(user, 10),
  lastModifyingUser: lenient(user),
  starred: v.fallback(v.optional(v.boolean(), false), false),
  trashed: v.fallback(v.optional(v.boolean(), false), false),
  /** By itself, not because of a folder above it. */
  explicitlyTrashed: v.fallback(v.optional(v.boolean(), false), false),
  shared: v.fallback(v.optional(v.boolean(), false), false),
  ownedByMe: v.fallback(v.optional(v.boolean(), false), false),
  capabilities: lenient(capabilities),
  imageMediaMetadata: lenient(v.object({ width: lenient(v.number()), height: lenient(v.number()) })),
  shortcutDetails: lenient(v.object({ targetId: id, targetMimeType: lenient(text(255)) })),
  webViewLink: lenient(v.pipe(v.string(), v.maxLength(2_000))),
  version: lenient(v.pipe(v.string(), v.regex(/^\d{1,20}$/))),
})
export type DriveFile = v.InferOutput<typeof driveFile>

/** The `fields` that fill a `DriveFile`; no link to a thumbnail, which a page could not load. */
export const fileFields = [
  'id,name,mimeType,description,parents,driveId,size,createdTime,modifiedTime,viewedByMeTime,sharedWithMeTime,trashedTime',
  'owners(displayName,emailAddress,me),lastModifyingUser(displayName,emailAddress,me)',
  'starred,trashed,explicitlyTrashed,shared,ownedByMe',
  `capabilities(${Object.keys(capabilities.entries).join(',')})`,
  'imageMediaMetadata(width,height),shortcutDetails(targetId,targetMimeType),webViewLink,version',
].join(',')

const filePage = v.object({
  files: listOf(driveFile, 1_000),
  nextPageToken: lenient(v.string()),
  incompleteSearch: v.fallback(v.optional(v.boolean(), false), false),
})

export interface FilePage extends Page<DriveFile> {
  /** Google did not look everywhere: a search over all shared drives was too large. */
  incompleteSearch: boolean
}

export interface FileSearch {
  /** Drive's query language. @see https://developers.google.com/workspace/drive/api/guides/ref-search-terms */
  q: string
  /** Sort keys, e.g. `folder,name_natural`; Google refuses it beside `fullText`. */
  orderBy?: string
  /** At most 1000. */
  pageSize?: number
  /** Only in this shared drive; default: everything of the person, shared drives included. */
  driveId?: string
}

/**
 * One page of the files that a query finds.
 * @throws GoogleError
 * @see https://developers.google.com/workspace/drive/api/reference/rest/v3/files/list
 */
export async function listFiles(
  send: Send,
  { q, orderBy, pageSize = 200, driveId }: FileSearch,
  pageToken?: string,
  signal?: AbortSignal,
): Promise<FilePage> {
  const { files, ...page } = await call(
    send,
    filePage,
    {
      api: 'drive',
      method: 'GET',
      path: 'files',
      query: {
        q,
        pageSize: String(pageSize),
        fields: `nextPageToken,incompleteSearch,files(${fileFields})`,
        includeItemsFromAllDrives: 'true',
        supportsAllDrives: 'true',
        ...(orderBy ? { orderBy } : {}),
        ...(driveId ? { corpora: 'drive', driveId } : {}),
        ...(pageToken ? { pageToken } : {}),
      },
      scopes: lookScopes,
    },
    signal,
  )
  return { items: files, ...page }
}

/** The path of a file; an id is one segment, whatever stands in it. */
export const pathOf = (fileId: string) => `files/${encodeURIComponent(fileId)}`

/**
 * One file. Under `drive.file`, "not found" also stands for a file of the person that this app was not given.
 * @param fileId an id, or `root` for the top of My Drive
 * @throws GoogleError
 * @see https://developers.google.com/workspace/drive/api/reference/rest/v3/files/get
 */
export function getFile(send: Send, fileId: string, signal?: AbortSignal): Promise<DriveFile> {
  return call(
    send,
    driveFile,
    {
      api: 'drive',
      method: 'GET',
      path: pathOf(fileId),
      query: { fields: fileFields, supportsAllDrives: 'true' },
      scopes: lookScopes,
    },
    signal,
  )
}
