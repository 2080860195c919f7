import type { QueryClient } from '@tanstack/react-query'
import { folderType, type DriveFile } from '#google/drive/files.ts'
import {
  copyFile,
  createFolder,
  deleteFile,
  emptyTrash,
  generateIds,
  moveFile,
  updateFile,
  type FileMetadata,
} from '#google/drive/write-files.ts'
import { GoogleError } from '#google/errors.ts'
import type { Send } from '#google/send.ts'
import { longWork, type LongWork } from '#ui/notices/long-work.ts'
import { notify } from '#ui/notices/notices.ts'
import { undoable } from '#ui/notices/undo.ts'
import { whyOfFailure } from '#ui/notices/why.ts'
import { cachedFile, dropFile, putFile } from '../file-lists.ts'
import { holdLists, lateLists } from '../late-lists.ts'
import { listsKey } from '../queries.ts'

/**
 * What a person does with files. Each deed shows at once, is taken back on the screen where Google refuses it (a
 * notice says so), and waits while the browser is offline. Deeds that can be undone offer it. None of them rejects.
 */
export interface FileDeeds {
  rename: (file: DriveFile, name: string) => Promise<void>
  /** @param to a folder's id, or `root` */
  move: (files: readonly DriveFile[], to: string) => Promise<void>
  star: (files: readonly DriveFile[], starred: boolean) => Promise<void>
  trash: (files: readonly DriveFile[]) => Promise<void>
  restore: (files: readonly DriveFile[]) => Promise<void>
  /** Resolves with the folder, or with nothing where it could not be made. */
  createFolder: (name: string, parent: string) => Promise<DriveFile | undefined>
  /** Copies each next to its original. */
  copy: (files: readonly DriveFile[], nameOf: (file: DriveFile) => string) => Promise<void>
  /** For good: ask before. */
  deleteForever: (files: readonly DriveFile[]) => Promise<void>
  /** For good: ask before. */
  emptyTrash: () => Promise<void>
}

export function fileDeeds(send: Send, queryClient: QueryClient): FileDeeds {
  const writing = lateLists(queryClient)
  /** The latest write of each file: what one before it answers is older than what is shown. */
  const latest = new Map<string, object>()

  /** One write: shown before it is sent, put right by the answer, taken back where there is none. */
  const write = (before: DriveFile, after: DriveFile, request: () => Promise<DriveFile>): Promise<boolean> =>
    writing(async () => {
      const { id } = before
      const own = {}
      const meetsAnother = latest.has(id)
      latest.set(id, own)
      await holdLists(queryClient)
      putFile(queryClient, after)
      try {
        const written = await perform(queryClient, request)
        if (latest.get(id) === own) putFile(queryClient, written)
        return true
      } catch (error) {
        if (latest.get(id) === own) putFile(queryClient, before)
        // What was before it was not certain then: the other may have failed too.
        if (meetsAnother) void queryClient.invalidateQueries({ queryKey: listsKey })
        tellFailure(before.name, error)
        return false
      } finally {
        if (latest.get(id) === own) latest.delete(id)
        refreshRest(queryClient)
      }
    })

  const set = (file: DriveFile, change: FileMetadata & Partial<Pick<DriveFile, 'explicitlyTrashed'>>) => {
    const { explicitlyTrashed: _shownOnly, ...metadata } = change
    return write(file, { ...file, ...change }, () => updateFile(send, file.id, metadata))
  }

  const setTrashed = (file: DriveFile, trashed: boolean) => set(file, { trashed, explicitlyTrashed: trashed })

  const moveOne = (file: DriveFile, to: string) => {
    const [from] = file.parents
    const target = { to, ...(from === undefined ? {} : { from }) }
    return write(file, { ...file, parents: [to] }, () => moveFile(send, file.id, target))
  }

  /** The files for which it went well, as they are now; undoing begins from there. Those that were left when the person stopped it are not touched. */
  async function each(
    doing: string,
    files: readonly DriveFile[],
    deed: (file: DriveFile) => Promise<boolean>,
  ): Promise<DriveFile[]> {
    const [one] = files
    if (one && files.length === 1) return (await deed(one)) ? [one] : []
    const done: DriveFile[] = []
    const work = ({ signal, progress }: LongWork) =>
      writing(async () => {
        for (const group of inGroups(files, 4)) {
          if (signal.aborted) return
          const results = await Promise.all(group.map(deed))
          done.push(...group.filter((_, index) => results[index]))
          progress(done.length, files.length)
        }
      })
    await longWork({ id: `drive.doing.${doing}`, values: { count: files.length } }, work)
    return done
  }
  const now = (file: DriveFile) => cachedFile(queryClient, file.id) ?? file

  const deeds: FileDeeds = {
    rename: async (file, name) => {
      if (name === file.name || !(await set(file, { name }))) return
      undoable({
        text: { id: 'drive.done.renamed', values: { name } },
        undo: () => demand(set(now(file), { name: file.name })),
      })
    },
    move: async (files, to) => {
      const moved = await each(
        'moved',
        files.filter(({ parents, id }) => parents[0] !== to && id !== to),
        (file) => moveOne(file, to),
      )
      if (moved.length === 0) return
      undoable({
        text: { id: 'drive.done.moved', values: counted(moved) },
        undo: async () => {
          // What lay in no folder that we know cannot be put back there.
          const back = moved.filter(({ parents }) => parents.length > 0)
          await demandAll(back, await each('undone', back, (file) => moveOne(now(file), file.parents[0] ?? 'root')))
        },
      })
    },
    star: async (files, starred) => {
      const done = await each(
        starred ? 'starred' : 'unstarred',
        files.filter((file) => file.starred !== starred),
        (file) => set(file, { starred }),
      )
      if (done.length === 0) return
      undoable({
        text: { id: starred ? 'drive.done.starred' : 'drive.done.unstarred', values: counted(done) },
        undo: async () => demandAll(done, await each('undone', done, (file) => set(now(file), { starred: !starred }))),
      })
    },
    trash: async (files) => {
      const done = await each('trashed', files, (file) => setTrashed(file, true))
      if (done.length === 0) return
      undoable({
        text: { id: 'drive.done.trashed', values: counted(done) },
        undo: async () => demandAll(done, await each('undone', done, (file) => setTrashed(now(file), false))),
      })
    },
    restore: async (files) => {
      const done = await each('restored', files, (file) => setTrashed(file, false))
      if (done.length === 0) return
      undoable({
        text: { id: 'drive.done.restored', values: counted(done) },
        undo: async () => demandAll(done, await each('undone', done, (file) => setTrashed(now(file), true))),
      })
    },
    createFolder: (name, parent) =>
      make(name, 'drive.done.folder', async () => {
        // With an id of our own, making it twice over a bad network makes it once.
        const [id] = await generateIds(send, 1)
        return createFolder(send, { name, parent, ...(id === undefined ? {} : { id }) })
      }),
    copy: async (files, nameOf) => {
      await each('copied', files, async (file) => {
        const [parent] = file.parents
        const name = nameOf(file)
        const copied = await make(name, 'drive.done.copied', () =>
          copyFile(send, file.id, { name, ...(parent === undefined ? {} : { parent }) }),
        )
        return copied !== undefined
      })
    },
    deleteForever: async (files) => {
      const done = await each('deleted', files, (file) => remove(file))
      if (done.length > 0) notify({ text: { id: 'drive.done.deleted', values: counted(done) } })
    },
    emptyTrash: async () => {
      try {
        // One request, which Google carries out as a whole: there is nothing to stop.
        await longWork({ id: 'drive.doing.emptied' }, () => perform(queryClient, () => emptyTrash(send)), {
          stoppable: false,
        })
        notify({ text: { id: 'drive.done.emptied' } })
      } catch (error) {
        tellFailure('', error)
      } finally {
        await queryClient.invalidateQueries({ queryKey: listsKey })
        refreshRest(queryClient)
      }
    },
  }

  /** Something new has no place on the screen before Google has it. */
  async function make(name: string, text: string, request: () => Promise<DriveFile>): Promise<DriveFile | undefined> {
    try {
      const made = await writing(() => perform(queryClient, request))
      putFile(queryClient, made)
      undoable({
        text: { id: text, values: { name: made.name } },
        undo: () => demand(setTrashed(now(made), true)),
      })
      return made
    } catch (error) {
      tellFailure(name, error)
      return undefined
    } finally {
      refreshRest(queryClient)
    }
  }

  async function remove(file: DriveFile): Promise<boolean> {
    await holdLists(queryClient)
    dropFile(queryClient, file.id)
    try {
      await writing(() => perform(queryClient, () => deleteFile(send, file.id)))
      return true
    } catch (error) {
      if (error instanceof GoogleError && error.code === 'not-found') return true
      putFile(queryClient, file)
      tellFailure(file.name, error)
      return false
    } finally {
      refreshRest(queryClient)
    }
  }

  return deeds
}

/** A write through the cache of writes: it pauses while the browser is offline, and is counted there. */
function perform<T>(queryClient: QueryClient, request: () => Promise<T>): Promise<T> {
  const mutation = queryClient
    .getMutationCache()
    .build<T, unknown, void, unknown>(queryClient, { mutationKey: ['drive'], mutationFn: request })
  return mutation.execute(undefined)
}

/** What is not laid over by hand is read again when it is looked at. */
function refreshRest(queryClient: QueryClient): void {
  for (const key of ['recent', 'about']) void queryClient.invalidateQueries({ queryKey: ['drive', key] })
}

const counted = (files: readonly DriveFile[]) => ({ count: files.length, name: files[0]?.name ?? '' })

function tellFailure(name: string, error: unknown): void {
  if (error instanceof GoogleError && error.code === 'aborted') return
  const code = error instanceof GoogleError ? error.code : 'unexpected-answer'
  const reason = error instanceof GoogleError ? error.facts.reason : undefined
  const id =
    reason === 'storageQuotaExceeded'
      ? 'drive.failed.full'
      : code === 'denied'
        ? 'drive.failed.denied'
        : code === 'not-found'
          ? 'drive.failed.gone'
          : 'drive.failed.write'
  notify({ text: { id, values: { name } }, tone: 'problem', why: whyOfFailure() })
}

/** Undoing says by a rejection that it did not work. */
async function demand(done: Promise<boolean>): Promise<void> {
  if (!(await done)) throw new Error('not undone')
}

function demandAll(wanted: readonly DriveFile[], done: readonly DriveFile[]): Promise<void> {
  return demand(Promise.resolve(done.length === wanted.length))
}

function* inGroups<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size)
}

/** Whether a folder may take what is dropped on it: it is no folder that lies in itself. */
export const canTake = (folder: Pick<DriveFile, 'id' | 'mimeType'>, files: readonly DriveFile[]) =>
  folder.mimeType === folderType && files.every(({ id, parents }) => id !== folder.id && parents[0] !== folder.id)
