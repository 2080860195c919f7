import { badRequest, googleError, json } from '../http/answer.ts'
import type { ApiCall } from '../http/api.ts'
import { fileFor, fileToChange, insufficientPermissions } from './access.ts'
import { answerFile } from './answer.ts'
import { fieldNotWritable, metadataOf } from './metadata.ts'
import { folderType, type DriveFile } from './resource.ts'
import { changeFile, createFile, newId, parentFor } from './save-file.ts'

/** `files.create`, metadata only. @see https://developers.google.com/workspace/drive/api/reference/rest/v3/files/create */
export async function postFile(call: ApiCall): Promise<Response> {
  const metadata = await metadataOf(call.request)
  const file = metadata instanceof Response ? metadata : createFile(call, metadata)
  return file instanceof Response ? file : answerFile(call, file)
}

/** `files.update`, metadata only. @see https://developers.google.com/workspace/drive/api/reference/rest/v3/files/update */
export async function patchFile(call: ApiCall): Promise<Response> {
  const [id = ''] = call.match
  const metadata = await metadataOf(call.request)
  if (metadata instanceof Response) return metadata
  if (metadata.parents) return fieldNotWritable('parents')
  const { name, description, mimeType, trashed, modifiedMs } = metadata
  const moves = ['addParents', 'removeParents'].some((parameter) => call.parameters.has(parameter))
  // Whoever sees a file may put their own star on it.
  const changesIt = moves || [name, description, mimeType, trashed, modifiedMs].some((value) => value !== undefined)
  const file = changesIt ? fileToChange(call, id) : fileFor(call, id)
  if (file instanceof Response) return file
  const isTop = file.id === call.world.drive.rootOf(call.person).id || file.id === file.driveId
  if (isTop && changesIt) return insufficientPermissions()
  if (trashed !== undefined && file.role === 'writer' && file.driveId === undefined) return insufficientPermissions()
  const moved = moves ? move(call, file) : file
  if (moved instanceof Response) return moved
  const changed = changeFile(call, moved, metadata)
  return changed instanceof Response ? changed : answerFile(call, changed)
}

/** A file has one parent: whoever adds one takes the other away. */
function move(call: ApiCall, file: DriveFile): DriveFile | Response {
  const { world, person, parameters } = call
  const ids = (name: string) => (parameters.get(name) ?? '').split(',').filter(Boolean)
  const [added, removed] = [ids('addParents'), ids('removeParents')]
  const root = world.drive.rootOf(person).id
  const isCurrent = removed.every((id) => (id === 'root' ? root : id) === file.parent)
  if (!isCurrent) return badRequest('The specified parent is not a parent of the file.', 'removeParents', 'invalid')
  if (added.length === 0) return badRequest('A file must have exactly one parent.', 'addParents', 'invalid')
  const folder = parentFor(call, added)
  if (folder instanceof Response) return folder
  if (folder.id === file.parent) return file
  if (removed.length === 0 && file.parent !== undefined) {
    return googleError(403, { message: 'Increasing the number of parents is not allowed', reason: 'cannotAddParent' })
  }
  if (world.drive.isBelow(person, folder, file.id)) {
    return googleError(403, { message: 'A folder cannot be moved into itself.', reason: 'invalidParent' })
  }
  const { driveId: _driveId, ...rest } = file
  return { ...rest, parent: folder.id, ...(folder.driveId ? { driveId: folder.driveId } : {}) }
}

/** `files.copy`. @see https://developers.google.com/workspace/drive/api/reference/rest/v3/files/copy */
export async function copyFile(call: ApiCall): Promise<Response> {
  const file = fileFor(call, call.match[0] ?? '')
  if (file instanceof Response) return file
  const metadata = await metadataOf(call.request)
  if (metadata instanceof Response) return metadata
  if (file.mimeType === folderType) {
    return googleError(403, { message: 'This file cannot be copied by the user.', reason: 'cannotCopyFile' })
  }
  const copy = createFile(
    call,
    {
      name: `Copy of ${file.name}`,
      mimeType: file.mimeType,
      ...(file.parent && file.role !== 'reader' ? { parents: [file.parent] } : {}),
      ...metadata,
    },
    file.content && { content: file.content, size: file.size ?? 0 },
  )
  if (copy instanceof Response) return copy
  if (file.size === undefined) delete copy.size
  return answerFile(call, copy)
}

/** `files.delete`: at once, without the trash. */
export async function deleteFile(call: ApiCall): Promise<Response> {
  const file = fileToChange(call, call.match[0] ?? '')
  if (file instanceof Response) return file
  const { drive } = call.world
  const isTop = file.id === drive.rootOf(call.person).id || file.id === file.driveId
  if (isTop || (file.role !== 'owner' && file.role !== 'organizer')) return insufficientPermissions()
  await drive.remove(call.person, file)
  return new Response(null, { status: 204 })
}

/** `files.emptyTrash`. */
export async function emptyTrash({ world, person, parameters }: ApiCall): Promise<Response> {
  const driveId = parameters.get('driveId') ?? undefined
  for (const file of world.drive.files(person)) {
    const isTheirs = file.role === 'owner' || file.role === 'organizer'
    if (file.trashed && isTheirs && file.driveId === driveId) await world.drive.remove(person, file)
  }
  return new Response(null, { status: 204 })
}

/** `files.generateIds`. */
export function generateIds(call: ApiCall): Response {
  const count = Number(call.parameters.get('count') ?? 10)
  if (!Number.isInteger(count) || count < 1 || count > 1000)
    return badRequest('Invalid Value', 'count', 'invalidParameter')
  return json({ kind: 'drive#generatedIds', space: 'drive', ids: Array.from({ length: count }, () => newId(call)) })
}
