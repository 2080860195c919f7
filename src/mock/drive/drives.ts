import { badRequest, json } from '../http/answer.ts'
import type { ApiCall } from '../http/api.ts'
import { fileNotFound } from './access.ts'
import { withFields } from './fields.ts'
import type { SharedDrive } from './resource.ts'

const driveFields = ['kind', 'id', 'name', 'createdTime', 'colorRgb', 'themeId', 'hidden', 'capabilities', 'orgUnitId']
const usual = 'kind,id,name'

const driveResource = ({ id, name, createdMs, colorRgb, role }: SharedDrive) => ({
  kind: 'drive#drive',
  id,
  name,
  createdTime: new Date(createdMs).toISOString(),
  colorRgb,
  hidden: false,
  capabilities: {
    canAddChildren: role !== 'reader',
    canEdit: role !== 'reader',
    canTrashChildren: role !== 'reader',
    canListChildren: true,
    canDownload: true,
    canManageMembers: role === 'organizer',
  },
})

/** `drives.list`. @see https://developers.google.com/workspace/drive/api/reference/rest/v3/drives/list */
export function listDrives({ world, person, parameters }: ApiCall): Response {
  const pageSize = Number(parameters.get('pageSize') ?? 10)
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 100) {
    return badRequest('Invalid Value', 'pageSize', 'invalidParameter')
  }
  const offset = Number(parameters.get('pageToken') ?? 0)
  if (!Number.isInteger(offset) || offset < 0) return badRequest('Invalid Value', 'pageToken', 'invalid')
  const all = world.drive.drivesOf(person)
  const drives = all.slice(offset, offset + pageSize)
  const next = offset + drives.length
  const body = {
    kind: 'drive#driveList',
    drives: drives.map(driveResource),
    ...(next < all.length ? { nextPageToken: String(next) } : {}),
  }
  const cut = withFields(parameters, body, {
    usual: `kind,nextPageToken,drives(${usual})`,
    known: ['kind', 'nextPageToken', 'drives'],
    within: { drives: driveFields },
  })
  return cut instanceof Response ? cut : json(cut)
}

/** `drives.get`. */
export function getDrive({ world, person, parameters, match: [id = ''] }: ApiCall): Response {
  const drive = world.drive.drivesOf(person).find((one) => one.id === id)
  if (!drive) return fileNotFound(id)
  const cut = withFields(parameters, driveResource(drive), { usual, known: driveFields })
  return cut instanceof Response ? cut : json(cut)
}
