import { expect, test } from 'vitest'
import { createDriveBench, type DriveBench } from '../../in-process/drive.ts'

type Body = Record<string, unknown>

const api = (bench: DriveBench) => {
  const ask = async (method: string, path: string, body?: object) => {
    const response = await bench.request(path, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } } : {}),
    })
    const text = await response.text()
    return { status: response.status, body: (text ? JSON.parse(text) : {}) as Body, headers: response.headers }
  }
  const find = async (name: string) => {
    const { body } = await ask(
      'GET',
      `files?${new URLSearchParams({ q: `name = '${name}'`, fields: 'files(*)', includeItemsFromAllDrives: 'true', supportsAllDrives: 'true' }).toString()}`,
    )
    const [file] = body['files'] as Body[]
    return { ...file, id: String(file?.['id']) }
  }
  return { ask, find }
}
const reasonOf = ({ body }: { body: Body }) =>
  (body['error'] as { errors: { reason: string }[] } | undefined)?.errors[0]?.reason

test('under drive.file a client sees what it made; another client does not', async () => {
  const bench = await createDriveBench({ scopes: ['drive.file'] })
  const { ask, find } = api(bench)
  const made = await ask('POST', 'files', { name: 'Mine', mimeType: 'application/vnd.google-apps.document' })
  expect(made.body).toEqual({ kind: 'drive#file', id: expect.any(String), name: 'Mine', mimeType: expect.any(String) })
  expect(await find('Mine')).toMatchObject({ isAppAuthorized: true })
  await bench.google.arrange(({ state }) => {
    for (const token of Object.values(state.accessTokens)) token.clientId = 'somebody-else'
  })
  expect((await ask('GET', `files/${String(made.body['id'])}`)).status).toBe(404)
  expect(reasonOf(await ask('POST', 'files', { name: 'x', parents: [String(made.body['id'])] }))).toBe('notFound')
})

test('a wide scope to read and a narrow one to write: the file of others may be read, not changed', async () => {
  const bench = await createDriveBench({ scopes: ['drive.file', 'drive.readonly'] })
  const { ask, find } = api(bench)
  const { id } = await find('Lease contract.pdf')
  expect((await ask('GET', `files/${id}`)).status).toBe(200)
  expect(reasonOf(await ask('PATCH', `files/${id}`, { name: 'Mine now' }))).toBe('appNotAuthorizedToFile')
})

test('with metadata alone contents stay closed', async () => {
  const bench = await createDriveBench({ scopes: ['drive.metadata.readonly'] })
  const { ask, find } = api(bench)
  const { id } = await find('Lease contract.pdf')
  expect((await bench.request(`files/${id}?alt=media`)).status).toBe(403)
  expect((await ask('POST', 'files', { name: 'x' })).status).toBe(403)
})

test('a file lies in one folder, and moves by adding one and removing the other', async () => {
  const bench = await createDriveBench()
  const { ask, find } = api(bench)
  const [lease, someday, orchard, designs] = await Promise.all(
    ['Lease contract.pdf', 'Someday', 'Orchard project', 'Designs'].map(find),
  )
  const moved = (id = '', query = '') => ask('PATCH', `files/${id}?${query}`, {})
  expect(reasonOf(await moved(lease?.id, `addParents=${String(someday?.id)}`))).toBe('cannotAddParent')
  expect(reasonOf(await moved(lease?.id, `addParents=${String(someday?.id)}&removeParents=nowhere`))).toBe('invalid')
  expect((await moved(lease?.id, `addParents=${String(someday?.id)}&removeParents=root`)).status).toBe(200)
  expect((await find('Lease contract.pdf'))['parents' as never]).toEqual([someday?.id])
  expect(reasonOf(await moved(orchard?.id, `addParents=${String(designs?.id)}&removeParents=root`))).toBe(
    'invalidParent',
  )
  expect(reasonOf(await moved(someday?.id, `addParents=${String(lease?.id)}&removeParents=root`))).toBe(
    'parentNotAFolder',
  )
  expect(reasonOf(await ask('PATCH', `files/${String(lease?.id)}`, { parents: ['root'] }))).toBe('fieldNotWritable')
})

test('what lies in a trashed folder is trashed too, and emptying takes all of it', async () => {
  const bench = await createDriveBench()
  const { ask, find } = api(bench)
  const designs = await find('Designs')
  await ask('PATCH', `files/${designs.id}`, { trashed: true })
  expect(await find('Screen sketch 1.png')).toMatchObject({ trashed: true, explicitlyTrashed: false })
  expect((await ask('DELETE', 'files/trash')).status).toBe(204)
  const { body } = await ask('GET', `files?q=${encodeURIComponent("name contains 'Screen sketch'")}`)
  expect(body['files']).toEqual([])
  expect((await ask('GET', `files/${designs.id}`)).status).toBe(404)
})

test('a reader changes nothing but their own star; the top of a Drive stays as it is', async () => {
  const bench = await createDriveBench()
  const { ask, find } = api(bench)
  const { id } = await find('Brochure.pdf')
  expect(reasonOf(await ask('PATCH', `files/${id}`, { name: 'x' }))).toBe('insufficientFilePermissions')
  expect((await ask('PATCH', `files/${id}`, { starred: true })).status).toBe(200)
  expect(reasonOf(await ask('DELETE', `files/${id}`))).toBe('insufficientFilePermissions')
  expect(reasonOf(await ask('PATCH', 'files/root', { trashed: true }))).toBe('insufficientFilePermissions')
  const shared = await find('Onboarding')
  expect(reasonOf(await ask('PATCH', `files/${shared.id}`, { trashed: true }))).toBe('insufficientFilePermissions')
})

test('names may repeat; ids may not', async () => {
  const { ask } = api(await createDriveBench())
  const { body } = await ask('GET', 'files/generateIds?count=3')
  const ids = body['ids'] as string[]
  expect(new Set(ids).size).toBe(3)
  expect((await ask('POST', 'files', { id: ids[0], name: 'Twice' })).status).toBe(200)
  expect((await ask('POST', 'files', { id: ids[1], name: 'Twice' })).status).toBe(200)
  const again = await ask('POST', 'files', { id: ids[0], name: 'Twice' })
  expect([again.status, reasonOf(again)]).toEqual([409, 'fileIdInUse'])
})

test('a copy has the bytes of its original, also when that is deleted for good', async () => {
  const bench = await createDriveBench()
  const { ask } = api(bench)
  const up = await bench.request('files?uploadType=media', {
    api: 'driveUpload',
    method: 'POST',
    body: 'some bytes',
    headers: { 'Content-Type': 'text/plain' },
  })
  const { id } = (await up.json()) as { id: string }
  const copy = await ask('POST', `files/${id}/copy`, { name: 'Copy' })
  await ask('DELETE', `files/${id}`)
  const copied = await bench.request(`files/${String(copy.body['id'])}?alt=media`)
  expect(await copied.text()).toBe('some bytes')
  const folder = await api(bench).find('Someday')
  expect(reasonOf(await ask('POST', `files/${folder.id}/copy`, {}))).toBe('cannotCopyFile')
})

test('ranges are answered as asked, and those beyond the end refused', async () => {
  const bench = await createDriveBench()
  const { id, ...film } = await api(bench).find('Product film.mp4')
  const size = Number((film as Body)['size'])
  const ranged = (range: string) => bench.request(`files/${id}?alt=media`, { headers: { Range: range } })
  const part = await ranged('bytes=10-19')
  expect([part.status, part.headers.get('Content-Range')]).toEqual([206, `bytes 10-19/${String(size)}`])
  expect((await part.arrayBuffer()).byteLength).toBe(10)
  expect((await (await ranged('bytes=-7')).arrayBuffer()).byteLength).toBe(7)
  expect((await (await ranged(`bytes=${String(size - 3)}-`)).arrayBuffer()).byteLength).toBe(3)
  expect((await ranged(`bytes=${String(size)}-`)).status).toBe(416)
})

test('changes are told to whoever has a token, removals too', async () => {
  const { ask, find } = api(await createDriveBench())
  const { body } = await ask('GET', 'changes/startPageToken')
  const token = String(body['startPageToken'])
  const lease = await find('Lease contract.pdf')
  await ask('PATCH', `files/${lease.id}`, { name: 'Lease' })
  await ask('DELETE', `files/${(await find('Someday')).id}`)
  const changed = await ask(
    'GET',
    `changes?pageToken=${token}&fields=newStartPageToken,changes(fileId,removed,file(name))`,
  )
  expect(changed.body['changes']).toEqual([
    { fileId: lease.id, removed: false, file: { name: 'Lease' } },
    { fileId: expect.any(String), removed: true },
  ])
  const after = await ask('GET', `changes?pageToken=${String(changed.body['newStartPageToken'])}`)
  expect(after.body['changes']).toEqual([])
  expect((await ask('GET', 'changes?pageToken=-1')).status).toBe(400)
  expect((await ask('GET', 'changes')).status).toBe(400)
})

test('an upload belongs to the origin that began it, and its id stands nowhere in the state', async () => {
  const bench = await createDriveBench()
  const begin = {
    api: 'driveUpload',
    method: 'POST',
    body: '{}',
    headers: { Origin: 'https://app.test', 'X-Upload-Content-Length': '4' },
  } as const
  const started = await bench.request('files?uploadType=resumable', begin)
  const session = new URL(started.headers.get('Location') ?? '')
  const uploadId = session.searchParams.get('upload_id') ?? ''
  expect(uploadId.length).toBeGreaterThan(30)
  expect(JSON.stringify(bench.google.world.state)).not.toContain(uploadId)
  const put = (headers: Record<string, string>) =>
    bench.request(`files${session.search}`, { api: 'driveUpload', method: 'PUT', body: 'four', headers })
  expect((await put({ Origin: 'https://evil.test' })).status).toBe(403)
  expect((await put({ Origin: 'https://app.test', 'Content-Range': 'bytes 2-9/4' })).status).toBe(400)
  const stalled = await bench.request(`files${session.search}`, {
    api: 'driveUpload',
    method: 'PUT',
    headers: { Origin: 'https://app.test', 'Content-Range': 'bytes */4' },
  })
  expect(stalled.status).toBe(308)
  expect((await put({ Origin: 'https://app.test' })).status).toBe(200)
})

test('the three people have Drives of their own, in their language, the last one empty', async () => {
  for (const [language, name] of [
    ['ko', '오차드 프로젝트'],
    ['ja', 'オーチャードプロジェクト'],
  ] as const) {
    const { google } = await createDriveBench({ mock: { language } })
    const [mina, kenji, alex] = google.world.people
    if (!mina || !kenji || !alex) throw new Error('nobody is there')
    expect(google.world.drive.names(mina)).toContain(name)
    expect(google.world.drive.names(kenji)).toContain(name)
    expect(google.world.drive.names(alex)).toHaveLength(1)
    expect(google.world.drive.drivesOf(mina)).toHaveLength(2)
    expect(google.world.drive.untouched).toBe(true)
  }
})

test('sizes that are told are the sizes that come', async () => {
  const bench = await createDriveBench()
  const { google } = bench
  const [mina] = google.world.people
  if (!mina) throw new Error('nobody is there')
  for (const { id, size, name } of google.world.drive.files(mina)) {
    if (size === undefined || size > 10_000_000) continue
    const response = await bench.request(`files/${id}?alt=media&supportsAllDrives=true`)
    expect((await response.arrayBuffer()).byteLength, name).toBe(size)
  }
})
