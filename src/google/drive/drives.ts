import * as v from 'valibot'
import { lenient, listOf, text } from '../fields.ts'
import { call } from '../http.ts'
import { readPages, type Listing } from '../pages.ts'
import type { Send } from '../send.ts'
import { sharedDriveScopes } from './scopes.ts'

const sharedDrive = v.object({
  /** Also the id of its top folder. */
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,200}$/)),
  name: v.fallback(text(200), ''),
  colorRgb: lenient(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i))),
})
export type SharedDrive = v.InferOutput<typeof sharedDrive>

const drivePage = v.pipe(
  v.object({ drives: listOf(sharedDrive, 100), nextPageToken: lenient(v.string()) }),
  v.transform(({ drives, nextPageToken }) => ({ items: drives, nextPageToken })),
)

/**
 * The shared drives the person is a member of.
 * @throws GoogleError
 * @see https://developers.google.com/workspace/drive/api/reference/rest/v3/drives/list
 */
export function listDrives(send: Send, signal?: AbortSignal): Promise<Listing<SharedDrive>> {
  return readPages((pageToken) =>
    call(
      send,
      drivePage,
      {
        api: 'drive',
        method: 'GET',
        path: 'drives',
        query: {
          pageSize: '100',
          fields: 'nextPageToken,drives(id,name,colorRgb)',
          ...(pageToken ? { pageToken } : {}),
        },
        scopes: sharedDriveScopes,
      },
      signal,
    ),
  )
}
