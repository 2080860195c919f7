import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import { fileDeeds } from '#features/drive/actions/deeds.ts'
import { folderQuery } from '#features/drive/queries.ts'
import { createUploads } from '#features/drive/upload/uploads.ts'
import type { ApiRequest, Send } from '#google/send.ts'
import { notices } from '#ui/notices/notices.ts'
import { undoHistory } from '#ui/notices/undo.ts'
import { createDriveBench } from '../../in-process/drive.ts'
import { settledReads } from '../../in-process/settled-reads.ts'
import { chosen, fileOf, instant } from './upload-desk.ts'

const byName = { key: 'name', descending: false } as const

afterEach(() => {
  notices.clear()
  undoHistory.clear()
})

/** A screen with the top of the Drive. Of what is `slow`, the first answer is given at once and comes when it is let. */
async function newDesk(slow: (request: ApiRequest) => boolean) {
  const { send } = await createDriveBench()
  let arrive = () => {}
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  let given = () => {}
  const isGiven = new Promise<void>((resolve) => (given = resolve))
  let isFirst = true
  const slowSend: Send = async (request, signal) => {
    const answer = await send(request, signal)
    if (!isFirst || !slow(request)) return answer
    isFirst = false
    given()
    await arrived
    return signal?.aborted ? { kind: 'failure', code: 'aborted' } : answer
  }
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const folder = (id: string) => folderQuery(slowSend, id, byName)
  await queryClient.fetchInfiniteQuery(folderQuery(send, 'root', byName))
  const shown = (id = 'root') =>
    queryClient.getQueryData(folder(id).queryKey)?.pages.flatMap(({ items }) => items) ?? undefined
  const file = (name: string) => {
    const found = shown()?.find((one) => one.name === name)
    if (!found) throw new Error(`${name} is not shown`)
    return found
  }
  const visit = (id: string) =>
    onTestFinished(new InfiniteQueryObserver(queryClient, folder(id)).subscribe(() => undefined))
  const settled = () => settledReads(queryClient)
  /** Uploads a file, until Google has it. */
  const upload = async (name: string, folderId: string) => {
    const uploads = createUploads(slowSend, queryClient, instant)
    const done = new Promise<void>((resolve) => {
      uploads.subscribe(() => uploads.getSnapshot()[0]?.state === 'done' && resolve())
    })
    uploads.add([chosen(fileOf(name, 9))], folderId)
    await done
  }
  return { deeds: fileDeeds(slowSend, queryClient), upload, shown, file, visit, settled, arrive, isGiven }
}

test('the answer to an earlier write of a file, which comes after a later one was begun, takes nothing of it back', async () => {
  const { deeds, file, arrive, isGiven } = await newDesk(({ method }) => method === 'PATCH')
  const renaming = deeds.rename(file('Roadmap'), 'A roadmap')
  await isGiven
  const before = file('A roadmap').starred
  const starring = deeds.star([file('A roadmap')], !before)
  arrive()
  await renaming
  expect(file('A roadmap').starred).toBe(!before)
  await starring
  expect(file('A roadmap').starred).toBe(!before)
})

test('a folder that was read before a file moved into it, and comes after it, has the file', async () => {
  const { deeds, shown, file, visit, settled, arrive, isGiven } = await newDesk(({ method }) => method === 'GET')
  const { id } = file('Someday')
  visit(id)
  await isGiven
  await deeds.move([file('Roadmap')], id)
  arrive()
  await settled()
  expect(shown(id)?.map(({ name }) => name)).toContain('Roadmap')
})

test('a folder that is opened while many files are written is there at their end', async () => {
  const { deeds, shown, file, visit, settled, arrive, isGiven } = await newDesk(({ method }) => method === 'PATCH')
  const files = shown()?.slice(0, 6) ?? []
  const { id } = file('Someday')
  const starring = deeds.star(files, true)
  await isGiven
  visit(id)
  arrive()
  await starring
  await settled()
  expect(shown(id)).toBeDefined()
})

test('a folder that was read before an upload into it was over, and comes after it, has the file', async () => {
  const { upload, shown, file, visit, settled, arrive, isGiven } = await newDesk(({ method }) => method === 'GET')
  const { id } = file('Someday')
  visit(id)
  await isGiven
  await upload('Letter.txt', id)
  arrive()
  await settled()
  expect(shown(id)?.map(({ name }) => name)).toContain('Letter.txt')
})
