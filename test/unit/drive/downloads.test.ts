import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { downloadFile, exportDocument } from '#features/drive/saving/downloads.ts'
import { exportFormatsOf } from '#features/drive/saving/export-formats.ts'
import { filesOfDrop, filesOfInput } from '#features/drive/upload/dropped-files.ts'
import { uploadsOf } from '#features/drive/upload/uploads.ts'
import { listFiles } from '#google/drive/files.ts'
import type { Send } from '#google/send.ts'
import { createDriveBench } from '../../in-process/drive.ts'
import { ticking } from './upload-desk.ts'

const environment = ticking()
const { signal } = new AbortController()
async function find(send: Send, name: string) {
  const [file] = (await listFiles(send, { q: `name = '${name}'` })).items
  if (!file) throw new Error(`no ${name}`)
  return file
}

test('a file comes in pieces, over a network that is cut in between, and is whole', async () => {
  const { send, request, weather } = await createDriveBench()
  const film = { ...(await find(send, 'Product film.mp4')), size: 9_000_001 }
  let asked = 0
  weather.at = () => {
    asked += 1
    return asked % 2 === 0 ? 'cut' : 'pass'
  }
  const told: number[] = []
  const blob = await downloadFile(send, film, { signal, environment, progress: ({ received }) => told.push(received) })
  expect(blob).toMatchObject({ size: 9_000_001, type: 'application/octet-stream' })
  expect(told.at(-1)).toBe(9_000_001)
  weather.at = () => 'pass'
  const whole = await request(`files/${film.id}?alt=media`, { headers: { Range: 'bytes=0-9000000' } })
  expect(Buffer.compare(Buffer.from(await blob.arrayBuffer()), Buffer.from(await whole.arrayBuffer()))).toBe(0)
})

test('a download that is given up stops asking', async () => {
  const { send, weather } = await createDriveBench()
  const film = await find(send, 'Product film.mp4')
  const abort = new AbortController()
  let asked = 0
  weather.at = () => {
    asked += 1
    if (asked === 3) abort.abort()
    return 'pass'
  }
  await expect(downloadFile(send, film, { signal: abort.signal, environment })).rejects.toMatchObject({
    code: 'aborted',
  })
  expect(asked).toBe(3)
})

test('what may not be read, or is shorter than it says, is an error', async () => {
  const { send } = await createDriveBench()
  const film = await find(send, 'Lease contract.pdf')
  const longer = { ...film, size: (film.size ?? 0) + 10 }
  await expect(downloadFile(send, longer, { signal, environment })).rejects.toMatchObject({ code: 'invalid-request' })
  await expect(downloadFile(send, { id: 'x' }, { signal, environment })).rejects.toMatchObject({
    code: 'invalid-request',
  })
})

test.each(['document', 'spreadsheet', 'presentation'])('every form of a %s can be had', async (kind) => {
  const { send } = await createDriveBench()
  const mimeType = `application/vnd.google-apps.${kind}`
  const [file] = (await listFiles(send, { q: `mimeType = '${mimeType}'` })).items
  if (!file) throw new Error('no such document')
  const formats = exportFormatsOf(mimeType)
  expect(formats.length).toBeGreaterThan(1)
  for (const format of formats) {
    const blob = await exportDocument(send, file, format.mimeType, signal)
    expect(blob.size).toBeGreaterThan(10)
    expect(blob.type).toBe('application/octet-stream')
  }
  await expect(exportDocument(send, { ...file, mimeType: 'text/plain' }, 'text/plain', signal)).rejects.toMatchObject({
    code: 'invalid-request',
  })
  expect(exportFormatsOf('__proto__')).toEqual([])
})

test('a dropped folder brings everything in it, with the folders above each file', async () => {
  const fileEntry = (name: string) => ({
    isFile: true,
    isDirectory: false,
    name,
    file: (resolve: (file: File) => void) => resolve(new File(['x'], name)),
  })
  const folderEntry = (name: string, children: readonly unknown[]) => ({
    isFile: false,
    isDirectory: true,
    name,
    createReader: () => {
      const batches = [children.slice(0, 1), children.slice(1), []]
      return { readEntries: (resolve: (entries: unknown) => void) => resolve(batches.shift()) }
    },
  })
  const items = [
    {
      kind: 'file',
      webkitGetAsEntry: () => folderEntry('top', [fileEntry('a'), folderEntry('deep', [fileEntry('b')])]),
    },
    { kind: 'file', webkitGetAsEntry: () => fileEntry('c') },
    { kind: 'file', webkitGetAsEntry: () => null, getAsFile: () => new File(['x'], 'd') },
    { kind: 'string', webkitGetAsEntry: () => null },
  ]
  const chosen = await filesOfDrop(items as unknown as DataTransferItemList)
  expect(chosen.map(({ file, path }) => [...path, file.name].join('/')).toSorted()).toEqual([
    'c',
    'd',
    'top/a',
    'top/deep/b',
  ])
})

test('a chosen folder names the folders above each file', () => {
  const file = Object.assign(new File(['x'], 'a'), { webkitRelativePath: 'top/deep/a' })
  const plain = Object.assign(new File(['x'], 'b'), { webkitRelativePath: '' })
  expect(filesOfInput([file, plain]).map(({ path }) => path)).toEqual([['top', 'deep'], []])
})

test('an account has one list of uploads, whoever asks for it', async () => {
  const { send } = await createDriveBench()
  const [mine, another] = [new QueryClient(), new QueryClient()]
  expect(uploadsOf(send, mine)).toBe(uploadsOf(send, mine))
  expect(uploadsOf(send, mine)).not.toBe(uploadsOf(send, another))
})
