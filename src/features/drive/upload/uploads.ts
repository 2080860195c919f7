import type { QueryClient } from '@tanstack/react-query'
import { sessionUnreadable, type UploadTarget } from '#google/drive/upload.ts'
import { generateIds } from '#google/drive/write-files.ts'
import { GoogleError } from '#google/errors.ts'
import type { Send } from '#google/send.ts'
import { putFile } from '../file-lists.ts'
import { lateLists } from '../late-lists.ts'
import { browserEnvironment, type TransferEnvironment } from '../transfer-environment.ts'
import { isUnderWay, type ConflictChoice, type UploadItem, type UploadProblem } from './upload-item.ts'
import { FolderMaker, freeName, isReplaceable, namesakes } from './upload-plan.ts'
import { FileUnreadable, Transfer } from './upload-transfer.ts'

/** A file that was chosen or dropped, with the folders above it where a whole folder was. */
export interface ChosenFile {
  file: File
  path: readonly string[]
}

/**
 * The uploads of an account: two at once, each to be paused, resumed and given up. They go on while the person looks at
 * other screens; closing the page ends them, as the files on the disk are the page's only as long as it lives.
 */
export interface Uploads {
  /** In the order they were added; keeps its identity until something changes. */
  getSnapshot: () => readonly UploadItem[]
  subscribe: (listener: () => void) => () => void
  /** @param folderId where to, or `root` */
  add: (files: readonly ChosenFile[], folderId: string) => void
  /** What to do where a file of the same name is there; with `forAll`, also for all others that wait for this choice. */
  choose: (id: number, choice: ConflictChoice, forAll: boolean) => void
  pause: (id: number) => void
  /** Goes on with what was paused, or tries again what failed. */
  resume: (id: number) => void
  cancel: (id: number) => void
  cancelAll: () => void
  /** Takes what is over off the list. */
  clear: () => void
}

const atOnce = 2

interface Job {
  item: UploadItem
  file: File
  /** It is known whether there is a file of the same name. */
  checked?: true
  choice?: ConflictChoice
  transfer?: Transfer
  abort?: AbortController
}

const ofAccount = new WeakMap<QueryClient, Uploads>()

/** The uploads of the account whose cache this is. */
export function uploadsOf(send: Send, queryClient: QueryClient): Uploads {
  const known = ofAccount.get(queryClient)
  if (known) return known
  const uploads = createUploads(send, queryClient, browserEnvironment)
  ofAccount.set(queryClient, uploads)
  return uploads
}

/** @param environment clock, chance and network; a test brings its own */
export function createUploads(send: Send, queryClient: QueryClient, environment: TransferEnvironment): Uploads {
  const listeners = new Set<() => void>()
  const folders = new FolderMaker(send)
  const writing = lateLists(queryClient)
  let jobs: readonly Job[] = []
  let snapshot: readonly UploadItem[] = []
  let lastId = 0

  function publish(): void {
    snapshot = jobs.map(({ item }) => item)
    for (const listener of listeners) listener()
  }

  function change(job: Job, changes: Partial<UploadItem>): void {
    job.item = { ...job.item, ...changes }
    publish()
  }

  const jobOf = (id: number) => jobs.find(({ item }) => item.id === id)

  /** Looks for files of the same names, folder by folder, before anything starts. */
  async function check(added: readonly Job[]): Promise<void> {
    const byFolder = new Map<string, Job[]>()
    for (const job of added) {
      const key = JSON.stringify([job.item.folderId, job.item.path])
      byFolder.set(key, [...(byFolder.get(key) ?? []), job])
    }
    for (const group of byFolder.values()) {
      const [first] = group
      if (!first) continue
      await waitForNetwork(group)
      try {
        const { folderId: top, path } = first.item
        const folderId = await folders.folder(top, path)
        const found = await namesakes(
          send,
          folderId,
          group.map(({ item }) => item.name),
        )
        for (const job of group) {
          if (job.item.state !== 'checking') continue
          const namesake = found.get(job.item.name)
          const conflict = namesake && { state: 'conflict' as const, namesake, replaceable: isReplaceable(namesake) }
          job.checked = true
          change(job, { folderId, path: [], ...(conflict ?? { state: 'waiting' }) })
        }
      } catch (error) {
        for (const job of group) if (job.item.state === 'checking') fail(job, error)
      }
    }
    startNext()
  }

  /** What is chosen without a network is looked at when there is one. */
  async function waitForNetwork(group: readonly Job[]): Promise<void> {
    if (environment.isOnline()) return
    for (const job of group) if (job.item.state === 'checking') change(job, { state: 'offline' })
    await environment.online(new AbortController().signal)
    for (const job of group) if (job.item.state === 'offline') change(job, { state: 'checking' })
  }

  function startNext(): void {
    const running = jobs.filter(({ abort }) => abort !== undefined).length
    const ready = jobs.filter(({ item, abort }) => item.state === 'waiting' && abort === undefined)
    for (const job of ready.slice(0, Math.max(0, atOnce - running))) void writing(() => run(job))
  }

  async function run(job: Job): Promise<void> {
    const abort = new AbortController()
    job.abort = abort
    change(job, { state: 'sending' })
    try {
      job.transfer ??= new Transfer({
        send,
        environment,
        file: job.file,
        aim: () => targetOf(job),
        events: {
          progress: (sent, speed) => {
            if (job.abort === abort) change(job, { state: 'sending', sent, ...pace(job.item, sent, speed) })
          },
          trouble: (what) => {
            if (job.abort === abort) change(job, { state: what })
          },
        },
      })
      const file = await job.transfer.run(abort.signal)
      // Who gave it up in the last moment has it all the same, and may throw it away.
      change(job, { state: 'done', sent: job.item.size, file })
      putFile(queryClient, file)
      for (const key of ['recent', 'about']) void queryClient.invalidateQueries({ queryKey: ['drive', key] })
    } catch (error) {
      if (!abort.signal.aborted) fail(job, error)
    } finally {
      if (job.abort === abort) delete job.abort
      startNext()
    }
  }

  async function targetOf({ item, file, choice }: Job): Promise<UploadTarget> {
    const modifiedTime = new Date(file.lastModified).toISOString()
    if (choice === 'replace' && item.namesake) return { kind: 'replace', fileId: item.namesake.id, modifiedTime }
    const [id] = await generateIds(send, 1)
    return { kind: 'new', name: item.name, parent: item.folderId, modifiedTime, ...(id === undefined ? {} : { id }) }
  }

  function fail(job: Job, error: unknown): void {
    const problem = problemOf(error)
    // A session that ended wants a click, and then the upload goes on where it was.
    if (problem === 'expired') change(job, { state: 'paused', problem })
    else if (problem === 'signed-out') cancelAll()
    else change(job, { state: 'failed', problem })
  }

  function stop(job: Job, state: 'paused' | 'cancelled' | 'skipped'): void {
    const { abort } = job
    delete job.abort
    change(job, { state })
    abort?.abort()
    if (state === 'cancelled') void job.transfer?.forget()
  }

  function cancelAll(): void {
    for (const job of jobs) if (isUnderWay(job.item)) stop(job, 'cancelled')
  }

  function decide(job: Job, choice: ConflictChoice): void {
    if (choice === 'skip' || (choice === 'replace' && !job.item.replaceable)) {
      if (choice === 'skip') stop(job, 'skipped')
      return
    }
    job.choice = choice
    const taken = new Set([job.item.name, ...jobs.map(({ item }) => item.name)])
    const name = choice === 'keep-both' ? freeName(job.item.name, taken) : job.item.name
    change(job, { state: 'waiting', name })
  }

  return {
    getSnapshot: () => snapshot,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    add: (files, folderId) => {
      const added = files.map(({ file, path }): Job => {
        lastId += 1
        const { name, size, type: mimeType } = file
        return { file, item: { id: lastId, name, mimeType, path, folderId, size, sent: 0, state: 'checking' } }
      })
      jobs = [...jobs, ...added]
      publish()
      void check(added)
    },
    choose: (id, choice, forAll) => {
      const chosen = jobs.filter(({ item }) => item.state === 'conflict' && (forAll || item.id === id))
      for (const job of chosen) decide(job, choice)
      startNext()
    },
    pause: (id) => {
      const job = jobOf(id)
      if (job && ['waiting', 'sending', 'offline', 'retrying'].includes(job.item.state)) stop(job, 'paused')
      startNext()
    },
    resume: (id) => {
      const job = jobOf(id)
      if (!job || !['paused', 'failed'].includes(job.item.state)) return
      const { problem: _problem, speed: _speed, leftMs: _leftMs, ...item } = job.item
      job.item = { ...item, state: job.checked ? 'waiting' : 'checking' }
      publish()
      if (job.item.state === 'checking') void check([job])
      else startNext()
    },
    cancel: (id) => {
      const job = jobOf(id)
      if (job && isUnderWay(job.item)) stop(job, 'cancelled')
      startNext()
    },
    cancelAll,
    clear: () => {
      jobs = jobs.filter(({ item }) => isUnderWay(item))
      publish()
    },
  }
}

/** Speed as of late: the newest piece counts for a third. */
function pace({ speed: known, size }: UploadItem, sent: number, perMs: number | undefined): Partial<UploadItem> {
  if (perMs === undefined) return {}
  const speed = known === undefined ? perMs * 1000 : (known * 2 + perMs * 1000) / 3
  return { speed, leftMs: Math.round(((size - sent) / speed) * 1000) }
}

function problemOf(error: unknown): UploadProblem {
  if (error instanceof FileUnreadable) return 'file-unreadable'
  if (!(error instanceof GoogleError)) return 'unexpected-answer'
  const { reason } = error.facts
  if (reason === 'storageQuotaExceeded' || reason === 'quotaExceeded') return 'storage-full'
  return reason === sessionUnreadable ? 'pieces-refused' : error.code
}
