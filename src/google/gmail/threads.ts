import * as v from 'valibot'
import { lenient, listOf } from '../fields.ts'
import { call, command } from '../http.ts'
import { jsonBody } from '../json-body.ts'
import type { Page } from '../pages.ts'
import type { Send } from '../send.ts'
import { gmailId, message, summaryHeaders, type LabelChange } from './messages.ts'
import { changeMailScopes, readMailScopes } from './scopes.ts'

const historyId = lenient(v.pipe(v.string(), v.regex(/^\d{1,20}$/)))

const threadRow = v.object({ id: gmailId })
/** A thread as a list names it: what it is about comes with `getThread`. */
export type ThreadRow = v.InferOutput<typeof threadRow>

const threadPage = v.object({
  threads: v.fallback(listOf(threadRow, 500), []),
  nextPageToken: lenient(v.pipe(v.string(), v.maxLength(4_000))),
  /** A guess of Google's. */
  resultSizeEstimate: v.fallback(v.pipe(v.number(), v.minValue(0)), 0),
})

const thread = v.object({ id: gmailId, historyId, messages: v.fallback(listOf(message, 500), []) })
/** A conversation, oldest message first. */
export type Thread = v.InferOutput<typeof thread>

export interface ThreadListRequest {
  /** Only threads with a message that has all of these. */
  labelIds?: readonly string[]
  /** In Gmail's search syntax. */
  q?: string
  includeSpamTrash?: boolean
  /** At most 500. */
  maxResults: number
  pageToken?: string | undefined
}

/** One page of a list of threads. */
export interface ThreadPage extends Page<ThreadRow> {
  /** A guess of Google's. */
  resultSizeEstimate: number
}

/**
 * One page of threads, newest first.
 * @throws GoogleError
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.threads/list
 */
export async function listThreads(
  send: Send,
  { labelIds = [], q, includeSpamTrash, maxResults, pageToken }: ThreadListRequest,
  signal?: AbortSignal,
): Promise<ThreadPage> {
  const { threads, ...page } = await call(
    send,
    threadPage,
    {
      api: 'gmail',
      method: 'GET',
      path: 'users/me/threads',
      query: {
        maxResults: String(maxResults),
        fields: 'threads(id),nextPageToken,resultSizeEstimate',
        ...(labelIds.length > 0 ? { labelIds } : {}),
        ...(q ? { q } : {}),
        ...(includeSpamTrash ? { includeSpamTrash: 'true' } : {}),
        ...(pageToken ? { pageToken } : {}),
      },
      scopes: readMailScopes,
    },
    signal,
  )
  return { items: threads, ...page }
}

/**
 * One conversation.
 * @param format `full` with all bodies below 5 MB or so; `metadata` with the headers that a row of a list needs
 * @throws GoogleError
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.threads/get
 */
export function getThread(send: Send, id: string, format: 'full' | 'metadata', signal?: AbortSignal): Promise<Thread> {
  const inFull = 'id,historyId,messages(id,threadId,labelIds,snippet,historyId,internalDate,sizeEstimate,payload)'
  const inShort = 'id,historyId,messages(id,threadId,labelIds,snippet,historyId,internalDate,payload(mimeType,headers))'
  return call(
    send,
    thread,
    {
      api: 'gmail',
      method: 'GET',
      path: `users/me/threads/${encodeURIComponent(id)}`,
      query: {
        format,
        fields: format === 'full' ? inFull : inShort,
        ...(format === 'metadata' ? { metadataHeaders: summaryHeaders } : {}),
      },
      scopes: readMailScopes,
    },
    signal,
  )
}

/**
 * Changes the labels of all messages of a thread, those included that came a moment ago.
 * @throws GoogleError
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.threads/modify
 */
export function modifyThread(send: Send, id: string, change: LabelChange): Promise<void> {
  return command(send, {
    api: 'gmail',
    method: 'POST',
    path: `users/me/threads/${encodeURIComponent(id)}/modify`,
    scopes: changeMailScopes,
    ...jsonBody(change),
  })
}
