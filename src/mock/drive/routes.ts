import type { Api, ApiCall } from '../http/api.ts'
import { about } from './about.ts'
import { fileFor, fileNotFound, lookScopes, readScopes, writeScopes } from './access.ts'
import { answerFile } from './answer.ts'
import { listChanges, startPageToken } from './changes.ts'
import { media } from './content.ts'
import { getDrive, listDrives } from './drives.ts'
import { exportFile } from './export.ts'
import { listFiles } from './list-files.ts'
import { cancelUpload, putPiece } from './resumable.ts'
import { upload } from './upload.ts'
import { copyFile, deleteFile, emptyTrash, generateIds, patchFile, postFile } from './write-files.ts'

/** Shared drives are seen by whoever may look at everything. */
const driveScopes = ['drive.readonly', 'drive']

/** Drive v3. */
export const driveApi: Api = {
  service: 'drive.googleapis.com',
  routes: [
    { method: 'GET', path: /^about$/, scopes: lookScopes, answer: about },
    { method: 'GET', path: /^drives$/, scopes: driveScopes, answer: listDrives },
    { method: 'GET', path: /^drives\/([^/]+)$/, scopes: driveScopes, answer: getDrive },
    { method: 'GET', path: /^changes\/startPageToken$/, scopes: lookScopes, answer: startPageToken },
    { method: 'GET', path: /^changes$/, scopes: lookScopes, answer: listChanges },
    { method: 'GET', path: /^files$/, scopes: lookScopes, answer: listFiles },
    { method: 'POST', path: /^files$/, scopes: writeScopes, answer: postFile },
    { method: 'GET', path: /^files\/generateIds$/, scopes: writeScopes, answer: generateIds },
    { method: 'DELETE', path: /^files\/trash$/, scopes: ['drive'], answer: emptyTrash },
    { method: 'GET', path: /^files\/([^/]+)\/export$/, scopes: readScopes, answer: exportFile },
    { method: 'POST', path: /^files\/([^/]+)\/copy$/, scopes: writeScopes, answer: copyFile },
    { method: 'GET', path: /^files\/([^/]+)$/, scopes: lookScopes, answer: getFile },
    { method: 'PATCH', path: /^files\/([^/]+)$/, scopes: writeScopes, answer: patchFile },
    { method: 'DELETE', path: /^files\/([^/]+)$/, scopes: writeScopes, answer: deleteFile },
  ],
}

/** The upload side of Drive v3. */
export const driveUploadApi: Api = {
  service: 'drive.googleapis.com',
  routes: [
    { method: 'POST', path: /^files$/, scopes: writeScopes, answer: upload },
    { method: 'PATCH', path: /^files\/([^/]+)$/, scopes: writeScopes, answer: upload },
    { method: 'PUT', path: /^files(?:\/[^/]+)?$/, scopes: writeScopes, answer: putPiece },
    { method: 'DELETE', path: /^files(?:\/[^/]+)?$/, scopes: writeScopes, answer: cancelUpload },
  ],
}

/** `files.get`. @see https://developers.google.com/workspace/drive/api/reference/rest/v3/files/get */
function getFile(call: ApiCall): Response {
  const [id = ''] = call.match
  const file = fileFor(call, id)
  if (file instanceof Response) return file
  if (file.driveId !== undefined && call.parameters.get('supportsAllDrives') !== 'true') return fileNotFound(id)
  return call.parameters.get('alt') === 'media' ? media(call, file) : answerFile(call, file)
}
