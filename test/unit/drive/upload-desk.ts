import { QueryClient } from '@tanstack/react-query'
import { expect } from 'vitest'
import { downloadFile } from '#features/drive/saving/downloads.ts'
import type { TransferEnvironment } from '#features/drive/transfer-environment.ts'
import type { UploadItem } from '#features/drive/upload/upload-item.ts'
import { createUploads, type ChosenFile, type Uploads } from '#features/drive/upload/uploads.ts'
import { getFile } from '#google/drive/files.ts'
import { createDriveBench, type DriveBench } from '../../in-process/drive.ts'

export const MB = 1024 * 1024

function random(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536))
  return bytes
}
export const hash = async (blob: Blob) =>
  Buffer.from(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer())).toString('hex')
export const fileOf = (name: string, size: number) =>
  new File([random(size)], name, { type: 'application/zip', lastModified: Date.UTC(2026, 0, 2) })
export const chosen = (file: File, path: readonly string[] = []): ChosenFile => ({ file, path })

interface Desk extends DriveBench {
  uploads: Uploads
  queryClient: QueryClient
  /** Waits that were asked for, in milliseconds. */
  waits: number[]
  network: { isOnline: boolean; comeBack: () => void }
  one: () => UploadItem
  /** Resolves when the first upload, or that of an index, is in one of these states. */
  until: (state: UploadItem['state'], index?: number) => Promise<UploadItem>
  /** The hash of what Google has. */
  arrived: (item: UploadItem) => Promise<string>
  /** How often each step of an upload was asked for. */
  seen: string[]
}

export async function newDesk(
  options: Parameters<typeof createDriveBench>[0] = { scopes: ['drive.file'] },
): Promise<Desk> {
  const bench = await createDriveBench(options)
  const queryClient = new QueryClient()
  const waits: number[] = []
  let clock = 0
  let heard: () => void = () => undefined
  const network = {
    isOnline: true,
    comeBack: () => {
      network.isOnline = true
      heard()
    },
  }
  const environment: TransferEnvironment = {
    now: () => (clock += 50),
    random: () => 0.5,
    boundary: () => 'pixy-boundary-of-the-test',
    wait: (ms) => {
      waits.push(ms)
      return Promise.resolve()
    },
    online: () => new Promise((resolve) => (heard = resolve)),
    isOnline: () => network.isOnline,
  }
  const uploads = createUploads(bench.send, queryClient, environment)
  const one = () => {
    const [item] = uploads.getSnapshot()
    if (!item) throw new Error('nothing is uploaded')
    return item
  }
  const seen: string[] = []
  bench.weather.at = (request) => {
    seen.push(stepOf(request))
    return 'pass'
  }
  return {
    ...bench,
    uploads,
    queryClient,
    waits,
    network,
    one,
    seen,
    until: async (state, index = 0) => {
      await expect.poll(() => uploads.getSnapshot()[index]?.state, { interval: 2, timeout: 8_000 }).toBe(state)
      const item = uploads.getSnapshot()[index]
      if (!item) throw new Error('nothing is uploaded')
      return item
    },
    arrived: async ({ file }) => {
      if (!file) throw new Error('not finished')
      const { size = 0 } = await getFile(bench.send, file.id)
      const signal = new AbortController().signal
      return hash(await downloadFile(bench.send, { ...file, size }, { signal, environment }))
    },
  }
}

export function stepOf(request: Request): string {
  const range = request.headers.get('Content-Range')
  if (range) return range.startsWith('bytes *') ? 'ask' : 'piece'
  if (request.url.includes('uploadType=resumable')) return 'start'
  return request.url.includes('uploadType=multipart') ? 'whole' : 'other'
}

export const instant: TransferEnvironment = {
  now: () => 0,
  random: () => 0,
  boundary: () => 'b-o-u-n-d-a-r-y',
  wait: () => Promise.resolve(),
  online: () => Promise.resolve(),
  isOnline: () => true,
}

/** As `instant`, with a clock that goes on at each look, so that progress is told. */
export function ticking(): TransferEnvironment {
  let clock = 0
  return { ...instant, now: () => (clock += 10) }
}

export function never(): never {
  throw new Error('nobody is there')
}
