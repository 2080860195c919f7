import { badRequest, json } from '../http/answer.ts'
import type { ApiCall } from '../http/api.ts'
import { exportFormats } from './export-types.ts'
import { withFields } from './fields.ts'

const known = [
  ...['kind', 'user', 'storageQuota', 'importFormats', 'exportFormats', 'maxImportSizes', 'maxUploadSize'],
  ...['appInstalled', 'folderColorPalette', 'canCreateDrives', 'canCreateTeamDrives'],
]

/** `about.get`: `fields` is required. @see https://developers.google.com/workspace/drive/api/reference/rest/v3/about/get */
export function about({ world, person, parameters }: ApiCall): Response {
  if (!parameters.has('fields')) {
    return badRequest("The 'fields' parameter is required for this method.", 'fields', 'required')
  }
  const { all, trash } = world.drive.usage(person)
  const body = {
    kind: 'drive#about',
    user: {
      kind: 'drive#user',
      displayName: person.name,
      emailAddress: person.email,
      me: true,
      permissionId: person.subject,
    },
    storageQuota: {
      limit: String(world.settings.storageLimitBytes),
      usage: String(all),
      usageInDrive: String(all),
      usageInDriveTrash: String(trash),
    },
    exportFormats,
    importFormats: {},
    maxUploadSize: '5242880000000',
    appInstalled: false,
    canCreateDrives: false,
    canCreateTeamDrives: false,
    folderColorPalette: [],
  }
  const cut = withFields(parameters, body, { usual: '*', known })
  return cut instanceof Response ? cut : json(cut)
}
