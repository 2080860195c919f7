import * as v from 'valibot'
import { lenient, listOf } from '../fields.ts'
import { call } from '../http.ts'
import type { Send } from '../send.ts'
import { driveFile, fileFields, type DriveFile } from './files.ts'
import { lookScopes } from './scopes.ts'

const token = v.pipe(v.string(), v.nonEmpty(), v.maxLength(2_000))
const start = v.object({ startPageToken: token })

const change = v.object({
  fileId: v.pipe(v.string(), v.regex(/^[\w-]{1,200}$/)),
  removed: v.fallback(v.optional(v.boolean(), false), false),
  file: lenient(driveFile),
})
const changePage = v.object({
  changes: listOf(change, 1_000),
  nextPageToken: lenient(token),
  newStartPageToken: lenient(token),
})

/** What happened to one file: how it is now, or that it is gone, or no longer to be seen. */
export interface FileChange {
  fileId: string
  file: DriveFile | undefined
}

/**
 * The token from which changes are counted.
 * @throws GoogleError
 * @see https://developers.google.com/workspace/drive/api/reference/rest/v3/changes/getStartPageToken
 */
export async function getStartPageToken(send: Send, signal?: AbortSignal): Promise<string> {
  const query = { supportsAllDrives: 'true' }
  const path = 'changes/startPageToken'
  const answer = await call(send, start, { api: 'drive', method: 'GET', path, query, scopes: lookScopes }, signal)
  return answer.startPageToken
}

/** More changes than this, and reading everything anew is cheaper. */
const maxPages = 5

/**
 * What changed since a token.
 * @returns the changes and the token for the next time; `cut` where there were too many to be worth reading
 * @throws GoogleError
 * @see https://developers.google.com/workspace/drive/api/reference/rest/v3/changes/list
 */
export async function listChanges(
  send: Send,
  since: string,
  signal?: AbortSignal,
): Promise<{ changes: readonly FileChange[]; next: string; cut: boolean }> {
  const changes: FileChange[] = []
  let pageToken = since
  for (let pages = 0; pages < maxPages; pages += 1) {
    const page = await call(
      send,
      changePage,
      {
        api: 'drive',
        method: 'GET',
        path: 'changes',
        query: {
          pageToken,
          pageSize: '200',
          includeItemsFromAllDrives: 'true',
          supportsAllDrives: 'true',
          fields: `nextPageToken,newStartPageToken,changes(fileId,removed,file(${fileFields}))`,
        },
        scopes: lookScopes,
      },
      signal,
    )
    changes.push(...page.changes.map(({ fileId, removed, file }) => ({ fileId, file: removed ? undefined : file })))
    if (!page.nextPageToken) return { changes, next: page.newStartPageToken ?? pageToken, cut: false }
    pageToken = page.nextPageToken
  }
  return { changes, next: await getStartPageToken(send, signal), cut: true }
}
