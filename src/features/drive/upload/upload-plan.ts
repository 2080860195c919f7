import { folderType, listFiles, type DriveFile } from '#google/drive/files.ts'
import { createFolder, generateIds } from '#google/drive/write-files.ts'
import type { Send } from '#google/send.ts'
import { inFolder, quoted } from '../search-terms.ts'

/** A query grows with each name; Google takes no endless ones. */
const namesPerQuery = 20

/**
 * The files in a folder that already have one of these names, by name.
 * @throws GoogleError
 */
export async function namesakes(
  send: Send,
  folderId: string,
  names: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, DriveFile>> {
  const found = new Map<string, DriveFile>()
  for (let at = 0; at < names.length; at += namesPerQuery) {
    const terms = names.slice(at, at + namesPerQuery).map((name) => `name = ${quoted(name)}`)
    const q = `${inFolder(folderId)} and (${terms.join(' or ')})`
    const { items } = await listFiles(send, { q, pageSize: 1_000 }, undefined, signal)
    for (const file of items) if (!found.has(file.name)) found.set(file.name, file)
  }
  return found
}

/** Whether new contents may take the place of what a file has: it has bytes of its own, and may be changed. */
export const isReplaceable = ({ size, capabilities }: DriveFile) => size !== undefined && capabilities?.canEdit === true

/** `Report (2).pdf`: the first number that is not taken. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  const [, stem = name, ending = ''] = /^(.+?)(\.[^.]{1,10})?$/s.exec(name) ?? []
  for (let number = 1; ; number += 1) {
    const candidate = `${stem} (${String(number)})${ending}`
    if (!taken.has(candidate)) return candidate
  }
}

/** Finds or makes the folders of a folder upload, each once, however many files wait for it. */
export class FolderMaker {
  readonly #send: Send
  readonly #folders = new Map<string, Promise<string>>()

  constructor(send: Send) {
    this.#send = send
  }

  /**
   * The id of a folder below another; a folder of that name that is there is used.
   * @param path names from the top down; empty: the folder itself
   * @throws GoogleError
   */
  async folder(top: string, path: readonly string[]): Promise<string> {
    let parent = top
    for (const name of path) parent = await this.#child(parent, name)
    return parent
  }

  #child(parent: string, name: string): Promise<string> {
    const key = JSON.stringify([parent, name])
    let folder = this.#folders.get(key)
    if (!folder) {
      folder = this.#findOrMake(parent, name)
      this.#folders.set(key, folder)
      // Whoever tries again should not find the old failure.
      folder.catch(() => this.#folders.delete(key))
    }
    return folder
  }

  async #findOrMake(parent: string, name: string): Promise<string> {
    const q = `${inFolder(parent)} and name = ${quoted(name)} and mimeType = ${quoted(folderType)}`
    const { items } = await listFiles(this.#send, { q, pageSize: 1 })
    if (items[0]) return items[0].id
    const [id] = await generateIds(this.#send, 1)
    return (await createFolder(this.#send, { name, parent, ...(id === undefined ? {} : { id }) })).id
  }
}
