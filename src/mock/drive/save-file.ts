import { badRequest, googleError } from '../http/answer.ts'
import type { ApiCall } from '../http/api.ts'
import { fileFor, insufficientPermissions } from './access.ts'
import { idOf } from './make-id.ts'
import type { Metadata } from './metadata.ts'
import { folderType, isGoogleDocument, shortcutType, type Content, type DriveFile } from './resource.ts'
import { userOf } from './seed-tree.ts'

type Caller = Pick<ApiCall, 'world' | 'person' | 'grantedScopes' | 'clientId' | 'parameters'>

/** Contents that arrived, as they are kept. */
export interface NewContent {
  content: Content
  size: number
  /** Of the upload, where the metadata names no type. */
  mimeType?: string
}

const idPattern = /^[\w-]{10,100}$/

/** Makes a file, with contents or, for folders and Google's documents, without. */
export function createFile(call: Caller, metadata: Metadata, arrived?: NewContent): DriveFile | Response {
  const { world, person, clientId } = call
  const folder = parentFor(call, metadata.parents ?? ['root'])
  if (folder instanceof Response) return folder
  const id = metadata.id ?? newId(call)
  if (!idPattern.test(id)) return badRequest('The provided file ID is not usable.', 'file.id', 'invalid')
  if (world.drive.file(person, id)) return idInUse()
  if (exceedsStorage(call, arrived?.size ?? 0)) return storageExceeded()
  const mimeType = metadata.mimeType ?? arrived?.mimeType ?? 'application/octet-stream'
  const name = metadata.name ?? 'Untitled'
  const me = userOf(person)
  const now = world.nowMs
  const file: DriveFile = {
    id,
    name,
    mimeType,
    parent: folder.id,
    ...(folder.driveId ? { driveId: folder.driveId } : { owner: me }),
    createdMs: metadata.createdMs ?? now,
    modifiedMs: metadata.modifiedMs ?? now,
    viewedByMeMs: metadata.viewedByMeMs ?? now,
    modifiedBy: me,
    ...(metadata.description === undefined ? {} : { description: metadata.description }),
    starred: metadata.starred ?? false,
    trashed: false,
    shared: folder.shared,
    role: folder.driveId ? folder.role : 'owner',
    clients: [clientId],
    ...contentOf(name, mimeType, arrived),
    ...(metadata.shortcutTarget ? { shortcutTarget: metadata.shortcutTarget } : {}),
    ...withMaps({}, metadata),
  }
  world.drive.put(person, file)
  return file
}

/** Changes a file that the caller may change; what may be changed by whom was looked at before. */
export function changeFile(
  call: Caller,
  file: DriveFile,
  metadata: Metadata,
  arrived?: NewContent,
): DriveFile | Response {
  const { world, person } = call
  const now = world.nowMs
  if (arrived && exceedsStorage(call, arrived.size - (file.size ?? 0))) return storageExceeded()
  const { name, mimeType, description, starred, trashed } = metadata
  const isModified = arrived !== undefined || name !== undefined || description !== undefined
  const changed: DriveFile = {
    ...file,
    ...(name === undefined ? {} : { name }),
    ...(mimeType === undefined ? {} : { mimeType }),
    ...(description === undefined ? {} : { description }),
    ...(starred === undefined ? {} : { starred }),
    ...(trashed === undefined ? {} : { trashed }),
    ...(isModified ? { modifiedMs: now, modifiedBy: userOf(person) } : {}),
    ...(metadata.modifiedMs === undefined ? {} : { modifiedMs: metadata.modifiedMs }),
    ...(metadata.viewedByMeMs === undefined ? {} : { viewedByMeMs: metadata.viewedByMeMs }),
    ...(arrived ? { content: arrived.content, size: arrived.size } : {}),
    ...withMaps(file, metadata),
  }
  if (trashed === true && !file.trashed) changed.trashedMs = now
  if (trashed === false) delete changed.trashedMs
  world.drive.put(person, changed)
  return changed
}

/** The folder of a new file, or of one that moves: there is exactly one. */
export function parentFor(call: Caller, parents: readonly string[]): DriveFile | Response {
  const [id = 'root', ...more] = parents
  if (more.length > 0) {
    return badRequest('A file must have exactly one parent.', 'file.parents', 'multipleParentsNotSupported')
  }
  const { world, person } = call
  const root = world.drive.rootOf(person)
  // Whoever may make files may make them at the top, even where it is not to be seen.
  const folder = id === 'root' || id === root.id ? root : fileFor(call, id)
  if (folder instanceof Response) return folder
  if (folder.mimeType !== folderType) {
    return googleError(403, { message: 'The specified parent is not a folder.', reason: 'parentNotAFolder' })
  }
  return folder.role === 'reader' ? insufficientPermissions() : folder
}

/** An id that no file has, as Google makes them. */
export const newId = ({ world }: Pick<ApiCall, 'world'>) => idOf(world.options.random(32))

function contentOf(name: string, mimeType: string, arrived: NewContent | undefined): Partial<DriveFile> {
  if (arrived) return { content: arrived.content, size: arrived.size }
  if (mimeType === folderType || mimeType === shortcutType) return {}
  if (isGoogleDocument(mimeType)) return { content: { kind: 'text', text: `${name}\n` } }
  return { content: { kind: 'stored', parts: [] }, size: 0 }
}

function withMaps(file: Partial<DriveFile>, metadata: Metadata): Partial<DriveFile> {
  const merged: Partial<DriveFile> = {}
  for (const name of ['properties', 'appProperties'] as const) {
    if (!metadata[name]) continue
    const entries = Object.entries({ ...file[name], ...metadata[name] })
    merged[name] = Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== null))
  }
  return merged
}

function exceedsStorage({ world, person }: Caller, bytes: number): boolean {
  return bytes > 0 && world.drive.usage(person).all + bytes > world.settings.storageLimitBytes
}

/** 403, where the storage would be more than full. */
export const storageExceeded = () =>
  googleError(403, {
    message: "The user's Drive storage quota has been exceeded.",
    reason: 'storageQuotaExceeded',
  })

const idInUse = () =>
  googleError(409, { message: 'A file already exists with the provided ID.', reason: 'fileIdInUse' })
