import type { Api } from '../http/api.ts'

/** Drive v3. */
export const driveApi: Api = { service: 'drive.googleapis.com', routes: [] }

/** The upload side of Drive v3. */
export const driveUploadApi: Api = { service: 'drive.googleapis.com', routes: [] }
