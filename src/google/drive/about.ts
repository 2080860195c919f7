import * as v from 'valibot'
import { lenient } from '../fields.ts'
import { call } from '../http.ts'
import type { Send } from '../send.ts'
import { bytes } from './files.ts'
import { lookScopes } from './scopes.ts'

const about = v.object({
  storageQuota: v.object({
    /** Absent where storage is unlimited. */
    limit: lenient(bytes),
    usage: lenient(bytes),
    usageInDrive: lenient(bytes),
    usageInDriveTrash: lenient(bytes),
  }),
})
export type About = v.InferOutput<typeof about>

/**
 * How much of the person's storage is used.
 * @throws GoogleError
 * @see https://developers.google.com/workspace/drive/api/reference/rest/v3/about/get
 */
export function getAbout(send: Send, signal?: AbortSignal): Promise<About> {
  const query = { fields: 'storageQuota(limit,usage,usageInDrive,usageInDriveTrash)' }
  return call(send, about, { api: 'drive', method: 'GET', path: 'about', query, scopes: lookScopes }, signal)
}
