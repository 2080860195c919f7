import type { ApiCall } from '../http/api.ts'
import { json } from '../http/answer.ts'
import { isVisible } from './access.ts'
import { withFields } from './fields.ts'
import { exportTypes } from './export-types.ts'
import { folderType, isGoogleDocument, type DriveFile, type DriveUser } from './resource.ts'

type Caller = Pick<ApiCall, 'world' | 'person' | 'grantedScopes' | 'clientId'>

const time = (ms: number) => new Date(ms).toISOString()

/** A file as Drive v3 answers it, with all its fields.
 *  @see https://developers.google.com/workspace/drive/api/reference/rest/v3/files */
export function fileResource(call: Caller, file: DriveFile) {
  const { world, person } = call
  const { drive } = world
  const user = (one: DriveUser) => ({ kind: 'drive#user', ...one, me: one.emailAddress === person.email })
  const parent = file.parent === undefined ? undefined : drive.file(person, file.parent)
  const root = drive.rootOf(person)
  const showsParent = parent && (parent.id === root.id || isVisible(call, parent))
  const ending = /\.([A-Za-z0-9]{1,10})$/.exec(file.name)?.[1]
  const hasBytes = file.size !== undefined
  const change = world.state.drive.changes[person.subject]?.[file.id]
  return {
    kind: 'drive#file',
    id: file.id,
    name: file.name,
    mimeType: file.mimeType,
    description: file.description,
    starred: file.starred,
    trashed: drive.isTrashed(person, file),
    explicitlyTrashed: file.trashed,
    trashedTime: file.trashedMs === undefined ? undefined : time(file.trashedMs),
    ...(showsParent ? { parents: [parent.id] } : {}),
    ...(file.driveId ? { driveId: file.driveId, teamDriveId: file.driveId } : {}),
    spaces: ['drive'],
    version: String(1 + (change?.revision ?? 0)),
    webViewLink: `https://drive.demo.example/file/d/${file.id}/view`,
    iconLink: `https://drive.demo.example/icons/${encodeURIComponent(file.mimeType)}`,
    hasThumbnail: false,
    thumbnailVersion: '0',
    viewedByMe: file.viewedByMeMs !== undefined,
    viewedByMeTime: file.viewedByMeMs === undefined ? undefined : time(file.viewedByMeMs),
    createdTime: time(file.createdMs),
    modifiedTime: time(file.modifiedMs),
    modifiedByMe: file.modifiedBy.emailAddress === person.email,
    sharedWithMeTime: file.sharedWithMeMs === undefined ? undefined : time(file.sharedWithMeMs),
    ...(file.owner ? { owners: [user(file.owner)] } : {}),
    lastModifyingUser: user(file.modifiedBy),
    shared: file.shared,
    ownedByMe: file.role === 'owner' && file.owner?.emailAddress === person.email,
    capabilities: capabilities(file, file.id === root.id || file.id === file.driveId),
    viewersCanCopyContent: true,
    copyRequiresWriterPermission: false,
    writersCanShare: true,
    quotaBytesUsed: String(file.size ?? 0),
    isAppAuthorized: file.clients === 'any' || file.clients.includes(call.clientId),
    properties: file.properties,
    appProperties: file.appProperties,
    ...(file.shortcutTarget ? { shortcutDetails: { targetId: file.shortcutTarget } } : {}),
    ...(hasBytes
      ? {
          size: String(file.size),
          originalFilename: file.name,
          fullFileExtension: ending ?? '',
          fileExtension: ending ?? '',
          headRevisionId: `0B${file.id.slice(1, 12)}${String(change?.revision ?? 0)}`,
          webContentLink: `https://drive.demo.example/uc?id=${file.id}&export=download`,
        }
      : {}),
    ...(file.content?.kind === 'picture'
      ? { imageMediaMetadata: { width: file.content.width, height: file.content.height, rotation: 0 } }
      : {}),
    ...(isGoogleDocument(file.mimeType)
      ? {
          exportLinks: Object.fromEntries(
            exportTypes(file.mimeType).map((type) => [
              type,
              `https://drive.demo.example/export?id=${file.id}&mime=${encodeURIComponent(type)}`,
            ]),
          ),
        }
      : {}),
  }
}

/** What the person may do; the top of a Drive can be neither renamed, moved nor thrown away. */
function capabilities({ role, mimeType, driveId }: DriveFile, isTop: boolean) {
  const edits = role !== 'reader'
  const changes = edits && !isTop
  const isFolder = mimeType === folderType
  const owns = role === 'owner' || role === 'organizer'
  return {
    canEdit: edits,
    canRename: changes,
    canModifyContent: edits,
    canTrash: changes && (owns || driveId !== undefined),
    canUntrash: changes && (owns || driveId !== undefined),
    canDelete: owns && !isTop,
    canCopy: !isFolder,
    canDownload: !isFolder,
    canComment: edits,
    canShare: owns && !isTop,
    canAddChildren: isFolder && edits,
    canListChildren: isFolder,
    canRemoveChildren: isFolder && edits,
    canMoveItemWithinDrive: changes,
    canMoveItemOutOfDrive: changes && owns,
    canMoveChildrenWithinDrive: isFolder && edits,
    canReadRevisions: edits,
  }
}

/** Every field of a file, whether this one has it or not. */
export const fileFields = [
  ...'kind,id,name,mimeType,description,starred,trashed,explicitlyTrashed,trashedTime,trashingUser,parents'.split(','),
  ...'driveId,teamDriveId,spaces,version,webViewLink,webContentLink,iconLink,hasThumbnail,thumbnailLink'.split(','),
  ...'thumbnailVersion,viewedByMe,viewedByMeTime,createdTime,modifiedTime,modifiedByMe,modifiedByMeTime'.split(','),
  ...'sharedWithMeTime,sharingUser,owners,lastModifyingUser,shared,ownedByMe,capabilities,viewersCanCopyContent'.split(
    ',',
  ),
  ...'copyRequiresWriterPermission,writersCanShare,permissions,permissionIds,hasAugmentedPermissions'.split(','),
  ...'folderColorRgb,originalFilename,fullFileExtension,fileExtension,md5Checksum,sha1Checksum,sha256Checksum'.split(
    ',',
  ),
  ...'size,quotaBytesUsed,headRevisionId,contentHints,imageMediaMetadata,videoMediaMetadata,isAppAuthorized'.split(','),
  ...'exportLinks,shortcutDetails,properties,appProperties,contentRestrictions,labelInfo,linkShareMetadata'.split(','),
  ...'resourceKey,inheritedPermissionsDisabled,downloadRestrictions'.split(','),
] as const

export const usualFileFields = 'kind,id,name,mimeType'

/** A file in the fields that were asked for. */
export function answerFile(call: ApiCall, file: DriveFile): Response {
  const cut = withFields(call.parameters, fileResource(call, file), { usual: usualFileFields, known: fileFields })
  return cut instanceof Response ? cut : json(cut)
}
