import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import {
  aboutQuery,
  drivesQuery,
  fileQuery,
  folderQuery,
  pathQuery,
  placeQuery,
  recentQuery,
} from '#features/drive/queries.ts'
import { createDriveBench } from '../../in-process/drive.ts'

const client = () => new QueryClient({ defaultOptions: { queries: { retry: false } } })
const byName = { key: 'name', descending: false } as const
const names = (data: { pages: readonly { items: readonly { name: string }[] }[] }) =>
  data.pages.flatMap(({ items }) => items.map(({ name }) => name))

test('the top folder lists folders first, then files by name', async () => {
  const { send } = await createDriveBench()
  const listed = names(await client().fetchInfiniteQuery(folderQuery(send, 'root', byName)))
  expect(listed.slice(0, 3)).toEqual(['Household', 'Made with Pixy', 'Meeting notes'])
  expect(listed.slice(-3)).toEqual(['Laptop backup.zip', 'Lease contract.pdf', 'Roadmap'])
})

test('a newcomer under drive.file sees what the app made, and nothing else', async () => {
  const { send } = await createDriveBench({ scopes: ['drive.file'] })
  expect(names(await client().fetchInfiniteQuery(folderQuery(send, 'root', byName)))).toEqual(['Made with Pixy'])
  await expect(client().fetchQuery(drivesQuery(send))).rejects.toMatchObject({ code: 'scope-missing' })
})

test('breadcrumbs go from the top to the folder, and begin where the app may see no further', async () => {
  const wide = await createDriveBench()
  const queryClient = client()
  const [orchard] = (await queryClient.fetchQuery(recentQuery(wide.send, 100))).items.filter(
    ({ name }) => name === 'Old drafts' || name === 'Logo.png',
  )
  const folder = orchard?.parents[0] ?? ''
  const path = await queryClient.fetchQuery(pathQuery(wide.send, folder, queryClient))
  expect(path.map(({ name }) => name)).toEqual(['My Drive', 'Orchard project', 'Designs'])

  const narrow = await createDriveBench({ scopes: ['drive.file'] })
  const [pixy] = (await client().fetchInfiniteQuery(folderQuery(narrow.send, 'root', byName))).pages[0]?.items ?? []
  const short = client()
  const shown = await short.fetchQuery(pathQuery(narrow.send, pixy?.id ?? '', short))
  expect(shown.map(({ name }) => name)).toEqual(['Made with Pixy'])
})

test('a folder that is not to be seen has no path', async () => {
  const { send } = await createDriveBench({ scopes: ['drive.file'] })
  const queryClient = client()
  await expect(queryClient.fetchQuery(pathQuery(send, 'root', queryClient))).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(queryClient.fetchQuery(fileQuery(send, 'nothing'))).rejects.toMatchObject({ code: 'not-found' })
})

test('each place shows its own', async () => {
  const { send } = await createDriveBench()
  const at = async (place: Parameters<typeof placeQuery>[1]) =>
    names(await client().fetchInfiniteQuery(placeQuery(send, place)))
  expect(await at('starred')).toEqual(['Orchard project', 'First notes.md', 'Orchard plan'])
  expect(await at('shared')).toContain('Talk at the conference')
  expect(await at('trash')).toEqual(['Scratch.txt', 'Copy of Roadmap'])
  expect(await at('recent')).not.toContain('Scratch.txt')
})

test('the storage and the shared drives are told', async () => {
  const { send } = await createDriveBench()
  const { storageQuota } = await client().fetchQuery(aboutQuery(send))
  expect(storageQuota).toMatchObject({ limit: 16_106_127_360 })
  expect(storageQuota.usage).toBeGreaterThan(6_000_000_000)
  const { items } = await client().fetchQuery(drivesQuery(send))
  expect(items.map(({ name }) => name)).toEqual(['Orchard team', 'Company'])
})

test('a folder of 20,000 files comes page by page, each file once', async () => {
  const { send, google } = await createDriveBench({ mock: { sizes: { files: 20_000 } } })
  const [first] = google.world.people
  if (!first) throw new Error('nobody is there')
  const folder = google.world.drive.files(first).find(({ name }) => name === 'Scans')?.id ?? ''
  const data = await client().fetchInfiniteQuery({ ...folderQuery(send, folder, byName), pages: 3 })
  const listed = names(data)
  expect(listed).toHaveLength(2_200)
  expect(new Set(listed).size).toBe(2_200)
  expect(listed[0]).toBe('Scan 000001.png')
})
