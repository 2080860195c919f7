import { googleScopeBase } from '#config/google-defaults.ts'
import { googleError } from '../http/answer.ts'
import type { ApiCall } from '../http/api.ts'
import type { DriveFile } from './resource.ts'

/** Any one of these allows looking; under `drive.file` alone only a part is to be seen. */
export const lookScopes = ['drive.file', 'drive.readonly', 'drive.metadata.readonly', 'drive']
export const readScopes = ['drive.file', 'drive.readonly', 'drive']
export const writeScopes = ['drive.file', 'drive']

type Caller = Pick<ApiCall, 'world' | 'person' | 'grantedScopes' | 'clientId'>

const holds = (call: Caller, scopes: readonly string[]) =>
  scopes.some((scope) => call.grantedScopes.includes(googleScopeBase + scope))

/** Whether a client made or opened a file, so that `drive.file` reaches it. */
const isOfClient = (file: DriveFile, clientId: string) => file.clients === 'any' || file.clients.includes(clientId)

/** Whether a file exists for the caller. */
export const isVisible = (call: Caller, file: DriveFile) =>
  holds(call, ['drive', 'drive.readonly', 'drive.metadata.readonly']) || isOfClient(file, call.clientId)

/** The file of an id as the caller may see it, or the 404 that stands for both "is not" and "is not for you". */
export function fileFor(call: Caller, id: string): DriveFile | Response {
  const file = call.world.drive.file(call.person, id)
  if (!file || !isVisible(call, file)) return fileNotFound(id)
  return file
}

/** Like `fileFor`, with the right to change it: 403 where the app, or the person, has none. */
export function fileToChange(call: Caller, id: string): DriveFile | Response {
  const file = fileFor(call, id)
  if (file instanceof Response) return file
  if (!holds(call, ['drive']) && !isOfClient(file, call.clientId)) return appNotAuthorized(call.clientId, id)
  return file.role === 'reader' ? insufficientPermissions() : file
}

/** Whether contents may be read: metadata scopes do not reach them. */
export const mayReadContent = (call: Caller, file: DriveFile) =>
  holds(call, ['drive', 'drive.readonly']) || isOfClient(file, call.clientId)

/** 404, for a file that is not there and for one that this client may not see: Google tells them not apart. */
export const fileNotFound = (id: string) =>
  googleError(404, {
    message: `File not found: ${id === 'root' ? '' : id}.`,
    reason: 'notFound',
    location: { location: 'fileId', locationType: 'parameter' },
  })

/** 403, for who may see a file and not change it. */
export const insufficientPermissions = () =>
  googleError(403, {
    message: 'The user does not have sufficient permissions for this file.',
    reason: 'insufficientFilePermissions',
  })

const appNotAuthorized = (clientId: string, id: string) =>
  googleError(403, {
    message: `The user has not granted the app ${clientId} write access to the file ${id}.`,
    reason: 'appNotAuthorizedToFile',
  })
