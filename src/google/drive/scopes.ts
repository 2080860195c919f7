import { googleScopeBase } from '#config/google-defaults.ts'

/** Everything in the person's Drive, to read and to change. A restricted scope: asked only when it is wanted. */
export const wholeDriveScope = `${googleScopeBase}drive`

/** The files that this app made or was given. */
const ownFilesScope = `${googleScopeBase}drive.file`

/** Any one of these allows looking at files; the first shows only the app's own. */
export const lookScopes: readonly string[] = [
  ownFilesScope,
  `${googleScopeBase}drive.readonly`,
  `${googleScopeBase}drive.metadata.readonly`,
  wholeDriveScope,
]

/** Any one of these shows the shared drives. */
export const sharedDriveScopes: readonly string[] = [`${googleScopeBase}drive.readonly`, wholeDriveScope]

/** Any one of these allows reading contents. */
export const readScopes: readonly string[] = [ownFilesScope, `${googleScopeBase}drive.readonly`, wholeDriveScope]

/** Any one of these allows changing files; the first only the app's own. */
export const writeScopes: readonly string[] = [ownFilesScope, wholeDriveScope]
