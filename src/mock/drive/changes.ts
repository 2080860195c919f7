import { badRequest, json } from '../http/answer.ts'
import type { ApiCall } from '../http/api.ts'
import { isVisible } from './access.ts'
import { fileFields, fileResource, usualFileFields } from './answer.ts'
import { withFields } from './fields.ts'

/** `changes.getStartPageToken`: from here on. */
export const startPageToken = ({ world }: ApiCall): Response =>
  json({ kind: 'drive#startPageToken', startPageToken: String(world.state.drive.revision + 1) })

const listFields = ['kind', 'nextPageToken', 'newStartPageToken', 'changes']
const changeFields = ['kind', 'changeType', 'type', 'time', 'removed', 'fileId', 'file', 'driveId', 'drive']

/**
 * `changes.list`: each file that changed, once, as it is now. Tokens do not expire.
 * @see https://developers.google.com/workspace/drive/api/reference/rest/v3/changes/list
 */
export function listChanges(call: ApiCall): Response {
  const { world, person, parameters } = call
  const { drive } = world.state
  const token = parameters.get('pageToken')
  if (token === null) return badRequest('Required parameter: pageToken', 'pageToken', 'required')
  const since = Number(token)
  const isToken = /^\d{1,15}$/.test(token) && since >= 1 && since <= drive.revision + 1
  const pageSize = Number(parameters.get('pageSize') ?? 100)
  if (!isToken) return badRequest('Invalid Value', 'pageToken', 'invalid')
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 1000)
    return badRequest('Invalid Value', 'pageSize', 'invalid')
  const removedToo = parameters.get('includeRemoved') !== 'false'
  const changes = Object.values(drive.changes[person.subject] ?? {})
    .filter(({ revision, file, gone }) => revision >= since && (removedToo || !gone) && isVisible(call, file))
    .toSorted((a, b) => a.revision - b.revision)
  const page = changes.slice(0, pageSize)
  const next = changes[pageSize]?.revision
  const body = {
    kind: 'drive#changeList',
    ...(next === undefined ? { newStartPageToken: String(drive.revision + 1) } : { nextPageToken: String(next) }),
    changes: page.map(({ file, gone, changedMs }) => ({
      kind: 'drive#change',
      changeType: 'file',
      type: 'file',
      time: new Date(changedMs).toISOString(),
      removed: gone,
      fileId: file.id,
      ...(gone ? {} : { file: fileResource(call, file) }),
    })),
  }
  const cut = withFields(parameters, body, {
    usual: `kind,nextPageToken,newStartPageToken,changes(kind,changeType,time,removed,fileId,file(${usualFileFields}))`,
    known: listFields,
    within: { changes: changeFields, file: fileFields },
  })
  return cut instanceof Response ? cut : json(cut)
}
