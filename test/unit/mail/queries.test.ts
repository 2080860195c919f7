import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { labelQuery, labelsQuery, threadListQuery, threadRowQuery } from '#features/mail/queries.ts'
import type { ApiRequest, Send } from '#google/send.ts'

const requests: ApiRequest[] = []
const send: Send = async (request) => {
  requests.push(request)
  const body = { id: 'a', labels: [], threads: [{ id: 'a' }], emailAddress: 'a@b.example', historyId: '1' }
  return { kind: 'answer', status: 200, headers: {}, body: JSON.stringify(body) }
}

test('a list is one request, and once where the history begins; a row is one without bodies', async () => {
  const client = new QueryClient()
  const { pages } = await client.fetchInfiniteQuery(threadListQuery(send, { labelId: 'TRASH', q: 'is:unread' }))
  expect(pages[0]?.items.map(({ id }) => id)).toEqual(['a'])
  await client.fetchQuery(threadRowQuery(send, 'a'))
  await client.fetchQuery(labelsQuery(send))
  await client.fetchQuery(labelQuery(send, 'INBOX'))
  expect(requests.map(({ path, query }) => [path, query?.['format']])).toEqual([
    ['users/me/profile', undefined],
    ['users/me/threads', undefined],
    ['users/me/threads/a', 'metadata'],
    ['users/me/labels', undefined],
    ['users/me/labels/INBOX', undefined],
  ])
  expect(requests[1]?.query).toMatchObject({ labelIds: ['TRASH'], q: 'is:unread', includeSpamTrash: 'true' })
})
