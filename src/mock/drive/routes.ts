import type { Api, ApiCall } from '../http/api.ts'
import { about } from './about.ts'
import { fileFor, fileNotFound, lookScopes } from './access.ts'
import { answerFile } from './answer.ts'
import { media } from './content.ts'
import { getDrive, listDrives } from './drives.ts'
import { listFiles } from './list-files.ts'

/** Shared drives are seen by whoever may look at everything. */
const driveScopes = ['drive.readonly', 'drive']

/** Drive v3. */
export const driveApi: Api = {
  service: 'drive.googleapis.com',
  routes: [
    { method: 'GET', path: /^about$/, scopes: lookScopes, answer: about },
    { method: 'GET', path: /^drives$/, scopes: driveScopes, answer: listDrives },
    { method: 'GET', path: /^drives\/([^/]+)$/, scopes: driveScopes, answer: getDrive },
    { method: 'GET', path: /^files$/, scopes: lookScopes, answer: listFiles },
    { method: 'GET', path: /^files\/([^/]+)$/, scopes: lookScopes, answer: getFile },
  ],
}

/** The upload side of Drive v3. */
export const driveUploadApi: Api = { service: 'drive.googleapis.com', routes: [] }

/** `files.get`. @see https://developers.google.com/workspace/drive/api/reference/rest/v3/files/get */
function getFile(call: ApiCall): Response {
  const [id = ''] = call.match
  const file = fileFor(call, id)
  if (file instanceof Response) return file
  if (file.driveId !== undefined && call.parameters.get('supportsAllDrives') !== 'true') return fileNotFound(id)
  return call.parameters.get('alt') === 'media' ? media(call, file) : answerFile(call, file)
}
