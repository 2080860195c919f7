import { expect, test } from 'vitest'
import { folderQuery } from '#features/drive/queries.ts'
import { nextPieceBytes } from '#features/drive/upload/upload-transfer.ts'
import { createUploads } from '#features/drive/upload/uploads.ts'
import { chosen, fileOf, hash, instant, MB, never, newDesk, stepOf } from './upload-desk.ts'

test('a small and a large file arrive as they are, and are in their folder at once', async () => {
  const desk = await newDesk()
  const { uploads, queryClient, send, until, arrived, seen } = desk
  const list = folderQuery(send, 'root', { key: 'name', descending: false })
  await queryClient.fetchInfiniteQuery(list)
  const [small, large] = [fileOf('a small.bin', 70_001), fileOf('b large.bin', 20 * MB + 123)]
  uploads.add([chosen(small), chosen(large)], 'root')
  expect(await arrived(await until('done', 0))).toBe(await hash(small))
  const done = await until('done', 1)
  expect(await arrived(done)).toBe(await hash(large))
  expect(done).toMatchObject({ sent: large.size, file: { modifiedTime: '2026-01-02T00:00:00.000Z' } })
  expect(done.speed).toBeGreaterThan(0)
  const names = queryClient.getQueryData(list.queryKey)?.pages.flatMap(({ items }) => items.map(({ name }) => name))
  expect(names).toEqual(['Made with Pixy', 'a small.bin', 'b large.bin'])
  expect(seen.filter((step) => step === 'whole')).toHaveLength(1)
  expect(seen.filter((step) => step === 'start')).toHaveLength(1)
})

test('a network that is cut in the middle of a piece, before or after Google has it, loses nothing', async () => {
  const desk = await newDesk()
  const { uploads, until, arrived, weather, google, waits, seen } = desk
  let pieces = 0
  weather.at = async (request) => {
    const step = stepOf(request)
    seen.push(step)
    if (step !== 'piece') return 'pass' as const
    pieces += 1
    // The second arrives, but its answer does not; the fourth does not arrive.
    if (pieces === 2) await google.handle(request)
    return pieces === 2 || pieces === 4 ? 'cut' : 'pass'
  }
  const file = fileOf('film.mp4', 20 * MB + 7)
  uploads.add([chosen(file)], 'root')
  expect(await arrived(await until('done'))).toBe(await hash(file))
  expect(waits).toHaveLength(2)
  expect(seen.filter((step) => step === 'ask')).toHaveLength(2)
  expect(
    google.world.drive.names(google.world.people[0] ?? never()).filter((name) => name === 'film.mp4'),
  ).toHaveLength(1)
})

test('without a network an upload waits for it, and goes on by itself', async () => {
  const desk = await newDesk()
  const { uploads, until, arrived, weather, network, waits, one } = desk
  weather.at = (request) => (stepOf(request) === 'piece' && !network.isOnline ? 'cut' : 'pass')
  const file = fileOf('film.mp4', 60 * MB)
  network.isOnline = false
  uploads.add([chosen(file)], 'root')
  await until('offline')
  network.comeBack()
  await expect.poll(() => one().sent).toBeGreaterThan(0)
  network.isOnline = false
  await until('offline')
  network.comeBack()
  expect(await arrived(await until('done'))).toBe(await hash(file))
  expect(waits).toEqual([])
})

test('a paused upload sends nothing, and goes on where it was', async () => {
  const desk = await newDesk()
  const { uploads, until, arrived, one, weather, seen } = desk
  let held: () => void = () => undefined
  weather.at = async (request) => {
    const step = stepOf(request)
    seen.push(step)
    if (step === 'piece' && one().sent >= 2 * MB && !seen.includes('held')) {
      seen.push('held')
      await new Promise<void>((resolve) => (held = resolve))
    }
    return 'pass' as const
  }
  const file = fileOf('film.mp4', 20 * MB)
  uploads.add([chosen(file)], 'root')
  await expect.poll(() => seen).toContain('held')
  uploads.pause(one().id)
  held()
  expect(one().state).toBe('paused')
  const steps = seen.length
  await new Promise((resolve) => setImmediate(resolve))
  expect(seen).toHaveLength(steps)
  uploads.resume(one().id)
  expect(await arrived(await until('done'))).toBe(await hash(file))
  expect(seen.filter((step) => step === 'start')).toHaveLength(1)
})

test('a cancelled upload leaves no file, and Google is told', async () => {
  const desk = await newDesk()
  const { uploads, until, one, google, weather } = desk
  const methods: string[] = []
  weather.at = (request) => {
    methods.push(request.method)
    if (stepOf(request) === 'piece' && one().sent > 0) uploads.cancel(one().id)
    return 'pass'
  }
  uploads.add([chosen(fileOf('film.mp4', 20 * MB))], 'root')
  await until('cancelled')
  await expect.poll(() => methods).toContain('DELETE')
  expect(google.world.drive.names(google.world.people[0] ?? never())).not.toContain('film.mp4')
  uploads.clear()
  expect(uploads.getSnapshot()).toEqual([])
})

test('a session that dies is begun anew, and one that always dies is given up', async () => {
  const desk = await newDesk()
  const { uploads, until, arrived, google, one, weather, seen } = desk
  let killed = 0
  const kill = (times: number) => async (request: Request) => {
    seen.push(stepOf(request))
    if (stepOf(request) === 'piece' && one().sent > MB && killed < times) {
      killed += 1
      await google.arrange((world) => world.drive.forgetUploads())
    }
    return 'pass' as const
  }
  weather.at = kill(1)
  const file = fileOf('film.mp4', 20 * MB)
  uploads.add([chosen(file)], 'root')
  expect(await arrived(await until('done'))).toBe(await hash(file))
  expect(seen.filter((step) => step === 'start')).toHaveLength(2)

  uploads.clear()
  killed = 0
  weather.at = kill(100)
  uploads.add([chosen(fileOf('again.mp4', 20 * MB))], 'root')
  expect(await until('failed')).toMatchObject({ problem: 'not-found' })
})

test('what is asked before an upload begins is asked again too, and what failed may be tried again', async () => {
  const desk = await newDesk()
  const { uploads, until, google, waits, weather, one } = desk
  weather.at = (request) => (request.url.includes('generateIds') && waits.length < 2 ? 'cut' : 'pass')
  uploads.add([chosen(fileOf('a.bin', 1000))], 'root')
  await until('done')
  expect(waits).toHaveLength(2)
  uploads.clear()
  google.world.faults.turnOn('api-503', 1)
  uploads.add([chosen(fileOf('a.bin', 1000))], 'root')
  expect(await until('failed')).toMatchObject({ problem: 'server-error' })
  uploads.resume(one().id)
  // It had not been looked whether the name is taken.
  await until('conflict')
})

test('pieces that meet a busy Google wait longer each time, and as long as it says', async () => {
  const desk = await newDesk()
  const { uploads, until, google, waits, weather } = desk
  let pieces = 0
  weather.at = (request) => {
    if (stepOf(request) !== 'piece') return 'pass'
    pieces += 1
    if (pieces === 2) google.world.faults.turnOn('api-503', 2)
    if (pieces === 4) google.world.faults.turnOn('api-429', 1)
    return 'pass'
  }
  uploads.add([chosen(fileOf('film.mp4', 12 * MB))], 'root')
  await until('done')
  expect(waits).toEqual([375, 750, 1375])
})

test('an upload whose first answer was lost makes one file, not two', async () => {
  const desk = await newDesk()
  const { uploads, until, google, weather } = desk
  let sent = 0
  weather.at = async (request) => {
    if (stepOf(request) !== 'whole') return 'pass'
    sent += 1
    if (sent > 1) return 'pass'
    await google.handle(request)
    return 'cut'
  }
  uploads.add([chosen(fileOf('once.bin', 1000))], 'root')
  await until('done')
  expect(sent).toBe(2)
  expect(
    google.world.drive.names(google.world.people[0] ?? never()).filter((name) => name === 'once.bin'),
  ).toHaveLength(1)
})

test('files of the same name wait for a choice, for one or for all', async () => {
  const desk = await newDesk()
  const { uploads, until, google } = desk
  const names = ['a.txt', 'b.txt', 'c.txt', 'd.txt']
  const files = names.map((name) => chosen(fileOf(name, 100)))
  uploads.add(files, 'root')
  for (const index of names.keys()) await until('done', index)
  uploads.clear()

  uploads.add([...files, chosen(fileOf('e.txt', 5))], 'root')
  await until('done', 4)
  const [a, b] = await Promise.all([until('conflict', 0), until('conflict', 1)])
  expect(a).toMatchObject({ replaceable: true, namesake: { name: 'a.txt' } })
  uploads.choose(a.id, 'keep-both', false)
  await until('done', 0)
  uploads.choose(b.id, 'replace', false)
  const replaced = await until('done', 1)
  expect(replaced.file?.id).toBe(b.namesake?.id)
  uploads.choose(uploads.getSnapshot()[2]?.id ?? 0, 'skip', true)
  expect(uploads.getSnapshot().map(({ state }) => state)).toEqual(['done', 'done', 'skipped', 'skipped', 'done'])
  const [person] = google.world.people
  const root = google.world.drive.rootOf(person ?? never()).id
  expect(google.world.drive.names(person ?? never(), root).toSorted()).toEqual(
    expect.arrayContaining(['a (1).txt', 'a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt']),
  )
})

test('a folder is made once with everything in it, and one that is there is used', async () => {
  const desk = await newDesk({ scopes: ['drive'] })
  const { uploads, until, google } = desk
  const paths = [
    ['Orchard project', 'New'],
    ['Orchard project', 'New'],
    ['Orchard project'],
    ['Fresh', 'Deep', 'Deeper'],
  ]
  uploads.add(
    paths.map((path, index) => chosen(fileOf(`${String(index)}.bin`, 10), path)),
    'root',
  )
  for (const index of paths.keys()) await until('done', index)
  const [person] = google.world.people
  const { drive } = google.world
  const folders = drive.files(person ?? never()).filter(({ mimeType }) => mimeType.endsWith('.folder'))
  const called = (name: string) => folders.filter((folder) => folder.name === name)
  expect(called('Orchard project')).toHaveLength(1)
  expect(called('New')).toHaveLength(1)
  expect(drive.names(person ?? never(), called('New')[0]?.id)).toEqual(['0.bin', '1.bin'])
  expect(drive.names(person ?? never(), called('Deeper')[0]?.id)).toEqual(['3.bin'])
})

test('a full storage, a hidden session and a file that left the disk each say so', async () => {
  const full = await newDesk()
  full.google.world.settings.storageLimitBytes = 1
  full.uploads.add([chosen(fileOf('a.bin', 1000))], 'root')
  expect(await full.until('failed')).toMatchObject({ problem: 'storage-full' })

  const desk = await newDesk()
  const blind = createUploads(
    async (request, signal) => {
      const result = await desk.send(request, signal)
      if (result.kind === 'failure') return result
      const { location: _location, range: _range, ...headers } = result.headers
      return { ...result, headers }
    },
    desk.queryClient,
    { ...instant },
  )
  blind.add([chosen(fileOf('large.bin', 6 * MB)), chosen(fileOf('small.bin', 5 * MB))], 'root')
  await expect.poll(() => blind.getSnapshot().map(({ state }) => state), { timeout: 8_000 }).toEqual(['failed', 'done'])
  expect(blind.getSnapshot()[0]).toMatchObject({ problem: 'pieces-refused' })

  const gone = fileOf('gone.bin', 6 * MB)
  gone.slice = () =>
    ({ arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) }) as unknown as Blob
  desk.uploads.add([chosen(gone)], 'root')
  expect(await desk.until('failed')).toMatchObject({ problem: 'file-unreadable' })
})

test('pieces that never get through, where all else does, are not taken for a lost network', async () => {
  const desk = await newDesk()
  const { uploads, until, weather, waits } = desk
  weather.at = (request) => (/^(piece|ask)$/.test(stepOf(request)) ? 'cut' : 'pass')
  uploads.add([chosen(fileOf('film.mp4', 6 * MB))], 'root')
  expect(await until('failed')).toMatchObject({ problem: 'pieces-refused' })
  expect(waits).toHaveLength(2)

  uploads.clear()
  let begun = false
  weather.at = (request) => {
    begun ||= stepOf(request) === 'start'
    return begun && stepOf(request) !== 'start' ? 'cut' : 'pass'
  }
  uploads.add([chosen(fileOf('another.mp4', 6 * MB))], 'root')
  expect(await until('failed')).toMatchObject({ problem: 'offline' })
})

test('a session of the person that ended pauses the upload; a sign-out gives all up', async () => {
  const desk = await newDesk()
  const answers = { code: 'expired' as 'expired' | 'signed-out' | undefined }
  const uploads = createUploads(
    (request, signal) =>
      answers.code && request.api === 'driveUpload'
        ? Promise.resolve({ kind: 'failure', code: answers.code })
        : desk.send(request, signal),
    desk.queryClient,
    instant,
  )
  const states = () => uploads.getSnapshot().map(({ state }) => state)
  uploads.add([chosen(fileOf('a.bin', 6 * MB))], 'root')
  await expect.poll(states).toEqual(['paused'])
  answers.code = undefined
  uploads.resume(uploads.getSnapshot()[0]?.id ?? 0)
  await expect.poll(states, { timeout: 8_000 }).toEqual(['done'])
  answers.code = 'signed-out'
  uploads.add(
    ['x', 'y', 'z'].map((name) => chosen(fileOf(name, 10))),
    'root',
  )
  await expect.poll(states).toEqual(['done', 'cancelled', 'cancelled', 'cancelled'])
})

test('no more than two files are on their way at once', async () => {
  const desk = await newDesk()
  const { uploads, weather } = desk
  let waiting: (() => void)[] = []
  const together: number[] = []
  weather.at = async (request) => {
    if (stepOf(request) !== 'whole') return 'pass' as const
    // Each waits for another to come, so that fewer than two would stand still.
    await new Promise<void>((resolve) => {
      waiting.push(resolve)
      if (waiting.length < 2) return
      together.push(uploads.getSnapshot().filter(({ state }) => state === 'sending').length)
      for (const go of waiting) go()
      waiting = []
    })
    return 'pass' as const
  }
  uploads.add(
    Array.from({ length: 8 }, (_, index) => chosen(fileOf(`${String(index)}.bin`, 10))),
    'root',
  )
  await expect.poll(() => uploads.getSnapshot().every(({ state }) => state === 'done')).toBe(true)
  expect(together).toEqual([2, 2, 2, 2])
})

test('pieces grow with the speed, in steps that Google keeps, within bounds', () => {
  const granule = 256 * 1024
  expect(nextPieceBytes(granule, 0.001)).toBe(granule)
  expect(nextPieceBytes(granule, 1e9)).toBe(granule * 4)
  expect(nextPieceBytes(granule * 64, 1e9)).toBe(granule * 64)
  expect(nextPieceBytes(granule * 8, 300) % granule).toBe(0)
})
