import { onlineManager, QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { canTake, fileDeeds, type FileDeeds } from '#features/drive/actions/deeds.ts'
import { fileQuery, folderQuery, pathQuery, placeQuery } from '#features/drive/queries.ts'
import { startSync, syncChanges } from '#features/drive/sync.ts'
import type { DriveFile } from '#google/drive/files.ts'
import { notices } from '#ui/notices/notices.ts'
import { undoHistory, undoLatest } from '#ui/notices/undo.ts'
import { createDriveBench, type DriveBench } from '../../in-process/drive.ts'

const byName = { key: 'name', descending: false } as const

interface Desk extends DriveBench {
  queryClient: QueryClient
  deeds: FileDeeds
  /** Names in a folder as the screen has them. */
  shown: (folderId?: string) => string[]
  open: (folderId: string) => Promise<unknown>
  file: (name: string) => DriveFile
  /** Names in a folder at Google. */
  kept: (folderId?: string) => string[]
}

async function newDesk(options: Parameters<typeof createDriveBench>[0] = {}): Promise<Desk> {
  const bench = await createDriveBench(options)
  const { send, google } = bench
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const shownFiles = (folderId: string) =>
    queryClient.getQueryData(folderQuery(send, folderId, byName).queryKey)?.pages.flatMap(({ items }) => items) ?? []
  const open = (folderId: string) => queryClient.fetchInfiniteQuery(folderQuery(send, folderId, byName))
  await open('root')
  const [person] = google.world.people
  if (!person) throw new Error('nobody is there')
  return {
    ...bench,
    queryClient,
    deeds: fileDeeds(send, queryClient),
    shown: (folderId = 'root') => shownFiles(folderId).map(({ name }) => name),
    open,
    file: (name) => {
      const found = shownFiles('root').find((file) => file.name === name)
      if (!found) throw new Error(`${name} is not shown`)
      return found
    },
    kept: (folderId = google.world.drive.rootOf(person).id) => google.world.drive.names(person, folderId),
  }
}
const said = () => notices.getSnapshot().map(({ notice }) => notice.text.id)

afterEach(() => {
  notices.clear()
  undoHistory.clear()
  onlineManager.setOnline(true)
  vi.useRealTimers()
})

test('a new name shows before Google has it, in its place of the order, and can be undone', async () => {
  const { deeds, shown, file, kept, weather } = await newDesk()
  let answers: () => void = () => undefined
  weather.at = () => new Promise((resolve) => (answers = () => resolve('pass')))
  const renaming = deeds.rename(file('Roadmap'), 'A roadmap')
  await expect.poll(() => shown().slice(-3)[0]).toBe('A roadmap')
  expect(kept()).toContain('Roadmap')
  weather.at = () => 'pass'
  answers()
  await renaming
  expect(kept()).toContain('A roadmap')
  expect(said()).toEqual(['drive.done.renamed'])
  await undoLatest()
  expect(kept()).toContain('Roadmap')
  expect(shown()).toContain('Roadmap')
})

test('what Google refuses is taken back, with a word why', async () => {
  const { deeds, shown, file, weather } = await newDesk()
  weather.at = (request) => (request.method === 'PATCH' ? 'cut' : 'pass')
  const before = shown()
  await deeds.trash([file('Roadmap')])
  expect(shown()).toEqual(before)
  expect(said()).toEqual(['drive.failed.write'])
})

test('files that move leave their folder and are in the other, and come back undone', async () => {
  const { deeds, shown, file, kept, open } = await newDesk()
  const folder = file('Someday').id
  await open(folder)
  await deeds.move([file('Roadmap'), file('Lease contract.pdf')], folder)
  expect(shown(folder)).toEqual(['Lease contract.pdf', 'Roadmap'])
  expect(kept(folder).toSorted()).toEqual(['Lease contract.pdf', 'Roadmap'])
  expect(shown()).not.toContain('Roadmap')
  await undoLatest()
  expect(shown(folder)).toEqual([])
  expect(shown()).toContain('Roadmap')
  expect(kept()).toContain('Roadmap')
})

test('the trash takes and gives back, and forgets for good', async () => {
  const { deeds, send, shown, file, kept, queryClient } = await newDesk()
  const trash = placeQuery(send, 'trash')
  const inTrash = () =>
    queryClient.getQueryData(trash.queryKey)?.pages.flatMap(({ items }) => items.map(({ name }) => name))
  await queryClient.fetchInfiniteQuery(trash)
  const lease = file('Lease contract.pdf')
  await deeds.trash([lease])
  expect(inTrash()).toContain('Lease contract.pdf')
  expect(shown()).not.toContain('Lease contract.pdf')
  await deeds.restore([{ ...lease, trashed: true }])
  expect(kept()).toContain('Lease contract.pdf')
  await deeds.trash([lease])
  await deeds.deleteForever([lease])
  expect(inTrash()).not.toContain('Lease contract.pdf')
  await deeds.emptyTrash()
  expect(inTrash()).toEqual(['Scratch.txt', 'Copy of Roadmap'])
  await queryClient.fetchInfiniteQuery(trash)
  expect(inTrash()).toEqual([])
  await expect(queryClient.fetchQuery(fileQuery(send, lease.id))).rejects.toMatchObject({ code: 'not-found' })
})

test('a star, a new folder and a copy are there at once', async () => {
  const { deeds, shown, file, kept } = await newDesk()
  await deeds.star([file('Roadmap'), file('Orchard project')], true)
  expect(file('Roadmap').starred).toBe(true)
  expect(await deeds.createFolder('Brand new', 'root')).toMatchObject({ name: 'Brand new' })
  expect(shown()[0]).toBe('Brand new')
  await deeds.copy([file('Roadmap')], () => 'Roadmap 2')
  expect(kept()).toContain('Roadmap 2')
  expect(shown().at(-1)).toBe('Roadmap 2')
  expect(said()).toEqual(['drive.done.starred', 'drive.done.folder', 'drive.done.copied'])
  await undoLatest()
  expect(shown()).not.toContain('Roadmap 2')
})

test('offline, a deed shows and waits, and is done when the network is back', async () => {
  const { deeds, shown, file, kept, queryClient } = await newDesk()
  onlineManager.setOnline(false)
  const trashing = deeds.trash([file('Roadmap')])
  await expect.poll(shown).not.toContain('Roadmap')
  expect(kept()).toContain('Roadmap')
  expect(
    queryClient
      .getMutationCache()
      .getAll()
      .filter(({ state }) => state.isPaused),
  ).toHaveLength(1)
  onlineManager.setOnline(true)
  await queryClient.resumePausedMutations()
  await trashing
  expect(kept()).not.toContain('Roadmap')
})

test('what a reader may not do is said', async () => {
  const { deeds, send, queryClient } = await newDesk()
  const shared = await queryClient.fetchInfiniteQuery(placeQuery(send, 'shared'))
  const brochure = shared.pages[0]?.items.find(({ name }) => name === 'Brochure.pdf')
  if (!brochure) throw new Error('no brochure')
  expect(brochure.capabilities?.canRename).toBe(false)
  await deeds.rename(brochure, 'Mine')
  expect(said()).toEqual(['drive.failed.denied'])
})

test('changes made elsewhere arrive by one small request', async () => {
  const { send, queryClient, google, shown, open, file } = await newDesk()
  await startSync(send, queryClient)
  const elsewhere = fileDeeds(send, new QueryClient())
  const folder = file('Someday').id
  await open(folder)
  await elsewhere.rename(file('Roadmap'), 'Zebra')
  await elsewhere.move([file('Lease contract.pdf')], folder)
  await elsewhere.trash([file('Laptop backup.zip')])
  await elsewhere.createFolder('From a phone', 'root')
  expect(shown()).toContain('Roadmap')
  await syncChanges(send, queryClient)
  expect(shown()).toEqual(expect.arrayContaining(['Zebra', 'From a phone']))
  expect(shown()).not.toContain('Laptop backup.zip')
  expect(shown(folder)).toEqual(['Lease contract.pdf'])
  expect(google.world.drive.untouched).toBe(false)
})

test('breadcrumbs follow a new name', async () => {
  const { deeds, send, queryClient, file } = await newDesk()
  const orchard = file('Orchard project')
  await queryClient.fetchQuery(pathQuery(send, orchard.id, queryClient))
  await deeds.rename(orchard, 'Vineyard')
  const path = queryClient.getQueryData(pathQuery(send, orchard.id, queryClient).queryKey)
  expect(path?.map(({ name }) => name)).toEqual(['My Drive', 'Vineyard'])
})

test('a folder takes neither itself nor what it has', async () => {
  const { file } = await newDesk()
  const folder = file('Someday')
  expect(canTake(folder, [file('Roadmap')])).toBe(true)
  expect(canTake(folder, [folder])).toBe(false)
  expect(canTake(folder, [{ ...file('Roadmap'), parents: [folder.id] }])).toBe(false)
  expect(canTake(file('Roadmap'), [folder])).toBe(false)
})

test('many files: what takes long is told of, and who stops it leaves the rest as it was', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { deeds, file, kept, weather } = await newDesk()
  const some = ['Household', 'Photos', 'Roadmap', 'Lease contract.pdf', 'Meeting notes', 'Laptop backup.zip'].map(file)
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  weather.at = () => held.then(() => 'pass' as const)
  const trashing = deeds.trash(some)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(said()).toEqual(['drive.doing.trashed'])
  notices.getSnapshot()[0]?.notice.action?.run()
  release()
  await trashing
  expect(said()).toEqual(['drive.done.trashed'])
  expect(undoHistory.getSnapshot()[0]?.text.values).toMatchObject({ count: 4 })
  expect(kept()).toEqual(expect.arrayContaining(['Meeting notes', 'Laptop backup.zip']))
  expect(kept()).not.toContain('Roadmap')
})
