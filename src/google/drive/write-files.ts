import * as v from 'valibot'
import { call, command } from '../http.ts'
import type { ApiRequest, Send } from '../send.ts'
import { driveFile, fileFields, folderType, pathOf, type DriveFile } from './files.ts'
import { wholeDriveScope, writeScopes } from './scopes.ts'

/** What can be said of a file beside its contents. */
export interface FileMetadata {
  name?: string
  mimeType?: string
  description?: string
  starred?: boolean
  trashed?: boolean
  /** RFC 3339. Google takes the moment of the upload where it is absent. */
  modifiedTime?: string
}

const json = { 'Content-Type': 'application/json; charset=UTF-8' }
const whole = { fields: fileFields, supportsAllDrives: 'true' }

function write(send: Send, request: Omit<ApiRequest, 'api' | 'scopes'>): Promise<DriveFile> {
  return call(send, driveFile, { api: 'drive', scopes: writeScopes, ...request, query: { ...whole, ...request.query } })
}

/**
 * Makes a folder.
 * @param id from `generateIds`: repeated with the same id, it is not made twice, but refused as `conflict`
 * @throws GoogleError
 * @see https://developers.google.com/workspace/drive/api/reference/rest/v3/files/create
 */
export function createFolder(send: Send, folder: { id?: string; name: string; parent: string }): Promise<DriveFile> {
  const { parent, ...rest } = folder
  const body = JSON.stringify({ ...rest, mimeType: folderType, parents: [parent] })
  return write(send, { method: 'POST', path: 'files', headers: json, body })
}

/**
 * Changes what is said of a file: its name, its star, whether it is in the trash.
 * @throws GoogleError
 * @see https://developers.google.com/workspace/drive/api/reference/rest/v3/files/update
 */
export function updateFile(send: Send, fileId: string, metadata: FileMetadata): Promise<DriveFile> {
  return write(send, { method: 'PATCH', path: pathOf(fileId), headers: json, body: JSON.stringify(metadata) })
}

/**
 * Puts a file into another folder. A file lies in exactly one.
 * @param from the folder it lies in now; absent where it lies in none that is known
 * @throws GoogleError
 */
export function moveFile(send: Send, fileId: string, { from, to }: { from?: string; to: string }): Promise<DriveFile> {
  const query = { addParents: to, ...(from === undefined ? {} : { removeParents: from }) }
  return write(send, { method: 'PATCH', path: pathOf(fileId), query, headers: json, body: '{}' })
}

/**
 * Copies a file, never a folder.
 * @throws GoogleError
 * @see https://developers.google.com/workspace/drive/api/reference/rest/v3/files/copy
 */
export function copyFile(send: Send, fileId: string, copy: { name: string; parent?: string }): Promise<DriveFile> {
  const { name, parent } = copy
  const body = JSON.stringify({ name, ...(parent === undefined ? {} : { parents: [parent] }) })
  return write(send, { method: 'POST', path: `${pathOf(fileId)}/copy`, headers: json, body })
}

/**
 * Deletes a file for good, and a folder with everything in it. Nothing brings it back.
 * @throws GoogleError
 * @see https://developers.google.com/workspace/drive/api/reference/rest/v3/files/delete
 */
export function deleteFile(send: Send, fileId: string): Promise<void> {
  const query = { supportsAllDrives: 'true' }
  return command(send, { api: 'drive', method: 'DELETE', path: pathOf(fileId), query, scopes: writeScopes })
}

/**
 * Deletes everything in the trash of My Drive for good. Only with the scope for the whole Drive.
 * @throws GoogleError
 */
export function emptyTrash(send: Send): Promise<void> {
  return command(send, { api: 'drive', method: 'DELETE', path: 'files/trash', scopes: [wholeDriveScope] })
}

const generated = v.object({ ids: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[\w-]{1,200}$/))), v.minLength(1)) })

/**
 * Ids for files to be made, so that making one twice makes it once.
 * @param count at most 1000
 * @throws GoogleError
 */
export async function generateIds(send: Send, count: number, signal?: AbortSignal): Promise<readonly string[]> {
  const query = { count: String(count), fields: 'ids' }
  const request = { api: 'drive', method: 'GET', path: 'files/generateIds', query, scopes: writeScopes } as const
  return (await call(send, generated, request, signal)).ids
}
