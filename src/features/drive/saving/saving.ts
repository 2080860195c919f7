import type { QueryClient } from '@tanstack/react-query'
import { isGoogleDocument, type DriveFile } from '#google/drive/files.ts'
import { GoogleError, problemOf, type GoogleErrorCode } from '#google/errors.ts'
import type { Send } from '#google/send.ts'
import { belongsToAccount } from '#ui/belongings/belongings.ts'
import type { LeftOut, ZipPlan } from '../zip/zip-plan.ts'
import { downloadFile, exportDocument, exportProblem } from './downloads.ts'
import { exportFormatsOf, type ExportFormat } from './export-formats.ts'
import { savedName } from './file-names.ts'

/** A file on its way to the person's disk, as a screen shows it. */
export interface SavingItem {
  id: number
  name: string
  /** Bytes; absent for Google's own documents, whose size nobody knows before. */
  size?: number
  received: number
  /** Bytes per second, as of late. */
  speed?: number
  /** Of an archive: files that are in it, of all that it will hold. */
  files?: { done: number; all: number }
  /** Of an archive: what could not come into it. */
  leftOut?: number
  state: 'reading' | 'done' | 'failed'
  /** Why it failed. */
  problem?: SavingProblem
}

type SavingProblem = GoogleErrorCode | 'export-too-large'

/** The downloads of an account; they go on while the person looks at other screens. */
export interface Savings {
  getSnapshot: () => readonly SavingItem[]
  subscribe: (listener: () => void) => () => void
  /** @param format of a document of Google; default the most useful one */
  add: (file: DriveFile, format?: ExportFormat) => void
  /**
   * Saves an archive of all that a plan names.
   * @param list what the archive says of what is not in it
   */
  addZip: (name: string, plan: ZipPlan, list: LeftOutList) => void
  retry: (id: number) => void
  cancel: (id: number) => void
  cancelAll: () => void
  /** Takes what is over off the list. */
  clear: () => void
}

/** A file in the archive that lists what is not: its name, and its words. */
export interface LeftOutList {
  name: string
  text: (leftOut: readonly LeftOut[]) => string
}

interface Job {
  item: SavingItem
  /** Reads it and gives it to the browser. */
  read: (change: (changes: Partial<SavingItem>) => void, signal: AbortSignal) => Promise<void>
  abort: AbortController
}

const ofAccount = new Map<QueryClient, Savings>()

belongsToAccount(() => {
  for (const savings of ofAccount.values()) savings.cancelAll()
  ofAccount.clear()
})

/** The downloads of the account whose cache this is. */
export function savingsOf(send: Send, queryClient: QueryClient): Savings {
  const known = ofAccount.get(queryClient)
  if (known) return known
  const savings = createSavings(send)
  ofAccount.set(queryClient, savings)
  return savings
}

function createSavings(send: Send): Savings {
  const listeners = new Set<() => void>()
  let jobs: readonly Job[] = []
  let snapshot: readonly SavingItem[] = []
  let lastId = 0

  function publish(next: readonly Job[] = jobs) {
    jobs = next
    snapshot = jobs.map(({ item }) => item)
    for (const listener of listeners) listener()
  }

  async function run(job: Job) {
    const change = (changes: Partial<SavingItem>) => {
      job.item = { ...job.item, ...changes }
      publish()
    }
    const { abort } = job
    try {
      await job.read(change, abort.signal)
      change({ state: 'done' })
    } catch (error) {
      if (!abort.signal.aborted) change({ state: 'failed', problem: savingProblem(error) })
    }
  }

  function begin(item: Omit<SavingItem, 'id' | 'received' | 'state'>, read: Job['read']) {
    lastId += 1
    const job: Job = {
      item: { ...item, id: lastId, received: 0, state: 'reading' },
      read,
      abort: new AbortController(),
    }
    publish([...jobs, job])
    void run(job)
  }

  return {
    getSnapshot: () => snapshot,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    add: (file, format = exportFormatsOf(file.mimeType)[0]) => {
      const size = file.size === undefined ? {} : { size: file.size }
      begin({ name: file.name, ...size }, async (change, signal) => {
        if (isGoogleDocument(file.mimeType)) {
          if (!format) throw new GoogleError('invalid-request')
          const blob = await exportDocument(send, file, format.mimeType, signal)
          return save(blob, savedName(file.name, format.ending))
        }
        const progress = ({ received, speed }: { received: number; speed: number }) => change({ received, speed })
        return save(await downloadFile(send, file, { signal, progress }), savedName(file.name))
      })
    },
    addZip: (name, plan, list) => {
      const all = plan.entries.length
      begin({ name: savedName(name, '.zip'), size: plan.bytes, files: { done: 0, all } }, async (change, signal) => {
        const { zipFile } = await import('../zip/zip-file.ts')
        const { blob, leftOut } = await zipFile(send, plan, {
          signal,
          list,
          progress: ({ done, received }) => change({ received, files: { done, all } }),
        })
        change({ leftOut: leftOut.length })
        save(blob, savedName(name, '.zip'))
      })
    },
    retry: (id) => {
      const job = jobs.find(({ item }) => item.id === id)
      if (job?.item.state !== 'failed') return
      job.item = { ...job.item, state: 'reading', received: 0 }
      publish()
      void run(job)
    },
    cancel: (id) => {
      jobs.find(({ item }) => item.id === id)?.abort.abort()
      publish(jobs.filter(({ item }) => item.id !== id))
    },
    cancelAll: () => {
      for (const { abort } of jobs) abort.abort()
      publish([])
    },
    clear: () => publish(jobs.filter(({ item }) => item.state === 'reading')),
  }
}

function savingProblem(error: unknown): SavingProblem {
  return exportProblem(error) ? 'export-too-large' : problemOf(error).code
}

/** Hands the contents to the browser, which asks or knows where to put them. */
function save(blob: Blob, name: string) {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken hold of it by the time this runs.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
