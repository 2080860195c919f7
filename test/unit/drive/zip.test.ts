import { expect, test } from 'vitest'
import { zipFile } from '#features/drive/zip/zip-file.ts'
import { maxZipBytes, planZip, type LeftOut } from '#features/drive/zip/zip-plan.ts'
import { listFiles } from '#google/drive/files.ts'
import type { Send } from '#google/send.ts'
import { createDriveBench } from '../../in-process/drive.ts'
import { readZip } from '../../in-process/read-zip.ts'
import { ticking } from './upload-desk.ts'

const environment = ticking()
const { signal } = new AbortController()
const options = { signal, environment }
const list = { name: 'Left out.txt', text: (out: readonly LeftOut[]) => out.map(({ path }) => path).join('\n') }

async function find(send: Send, name: string) {
  const [file] = (await listFiles(send, { q: `name = '${name}' and trashed = false` })).items
  if (!file) throw new Error(`no ${name}`)
  return file
}
const namesIn = (archive: Map<string, Uint8Array>) => [...archive.keys()].toSorted()
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer())

test('a folder becomes one archive: what lies in it, folders in their places, documents of Google in another form', async () => {
  const { send, request } = await createDriveBench()
  const household = await find(send, 'Household')
  const told: number[] = []
  const plan = await planZip(send, [household], { ...options, progress: ({ files }) => told.push(files) })
  expect(plan).toMatchObject({ documents: 1, leftOut: [], tooMuch: false })
  expect(told.at(-1)).toBe(plan.entries.length)
  const progress: { done: number; received: number }[] = []
  const { blob, leftOut } = await zipFile(send, plan, { ...options, list, progress: (now) => progress.push(now) })
  expect(leftOut).toEqual([])
  const archive = readZip(await bytesOf(blob))
  expect(namesIn(archive)).toEqual(
    [
      'Household/',
      ...plan.entries.map(({ path }) => path).toSorted(),
      ...plan.folders.filter((path) => path !== 'Household/'),
    ].toSorted(),
  )
  expect(namesIn(archive)).toContain('Household/Shopping list.xlsx')
  expect(progress.at(-1)).toMatchObject({ done: plan.entries.length })
  const pdf = plan.entries.find(({ file }) => file.mimeType === 'application/pdf')
  const whole = await request(`files/${pdf?.file.id ?? ''}?alt=media`)
  expect(Buffer.compare(archive.get(pdf?.path ?? '') ?? new Uint8Array(), Buffer.from(await whole.arrayBuffer()))).toBe(
    0,
  )
})

test('names are made harmless, and two of one name are two files, also where capitals do not count', async () => {
  const { send } = await createDriveBench()
  const recipe = await find(send, 'Welcome.txt')
  const named = (name: string) => ({ ...recipe, name })
  const plan = await planZip(
    send,
    ['../../etc/passwd', 'a.txt', 'A.txt', 'a.txt', 'con', '\u202Etxt.exe'].map(named),
    options,
  )
  expect(plan.entries.map(({ path }) => path)).toEqual([
    '_.._etc_passwd',
    'a.txt',
    'A (1).txt',
    'a (2).txt',
    '_con',
    'txt.exe',
  ])
})

test('what cannot be saved is left out, each with its reason, and the archive lists it', async () => {
  const { send, weather } = await createDriveBench()
  const welcome = await find(send, 'Welcome.txt')
  const notes = await find(send, 'First notes.md')
  const forbidden = { ...welcome, id: 'x1', name: 'secret.txt', capabilities: undefined }
  const form = { ...welcome, id: 'x2', name: 'Survey', mimeType: 'application/vnd.google-apps.form', size: undefined }
  const shortcut = {
    ...welcome,
    id: 'x3',
    name: 'Elsewhere',
    shortcutDetails: { targetId: 'y', targetMimeType: undefined },
  }
  const plan = await planZip(send, [welcome, notes, forbidden, form, shortcut], options)
  expect(plan.leftOut).toEqual([
    { path: 'secret.txt', reason: 'not-allowed' },
    { path: 'Survey', reason: 'no-form' },
    { path: 'Elsewhere', reason: 'shortcut' },
  ])
  let cuts = 0
  weather.at = ({ url }) => {
    if (!url.includes(notes.id)) return 'pass'
    cuts += 1
    return 'cut'
  }
  const broken: Send = (request, aborted) =>
    request.path.includes(notes.id)
      ? Promise.resolve({ kind: 'answer', status: 404, headers: {}, body: '' })
      : send(request, aborted)
  const { blob, leftOut } = await zipFile(broken, plan, { ...options, list })
  expect(leftOut.at(-1)).toEqual({ path: 'First notes.md', reason: 'failed' })
  const archive = readZip(await bytesOf(blob))
  expect(namesIn(archive)).toEqual(['Left out.txt', 'Welcome.txt'])
  expect(Buffer.from(archive.get('Left out.txt') ?? []).toString()).toBe(
    'secret.txt\nSurvey\nElsewhere\nFirst notes.md',
  )
  // A network that stays away ends the archive: the rest could not be read either.
  await expect(zipFile(send, plan, { ...options, list })).rejects.toMatchObject({ code: 'offline' })
  expect(cuts).toBeGreaterThan(1)
})

test('an archive that is given up stops asking, and so does the look through the folders', async () => {
  const { send, weather } = await createDriveBench()
  const orchard = await find(send, 'Household')
  const abort = new AbortController()
  const plan = await planZip(send, [orchard], options)
  let asked = 0
  weather.at = () => {
    asked += 1
    abort.abort()
    return 'pass'
  }
  await expect(zipFile(send, plan, { ...options, signal: abort.signal, list })).rejects.toMatchObject({
    code: 'aborted',
  })
  await expect(planZip(send, [orchard], { ...options, signal: abort.signal })).rejects.toMatchObject({
    code: 'aborted',
  })
  expect(asked).toBe(1)
})

test('more than an archive may hold is said before anything is read', async () => {
  const { send } = await createDriveBench()
  const welcome = await find(send, 'Welcome.txt')
  const plan = await planZip(send, [welcome, { ...welcome, id: 'x1', size: maxZipBytes }], options)
  expect(plan.tooMuch).toBe(true)
})
