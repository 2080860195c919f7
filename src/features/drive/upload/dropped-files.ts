import type { DropItem } from 'react-aria-components'
import type { ChosenFile } from './uploads.ts'

/** More files than this in one drop are a mistake more often than a wish; the rest is left out. */
const maxFiles = 10_000

/** What a drop or a paste brings: files, and folders with everything in them. Has to be called while the event lasts. */
export async function filesOfDrop(items: DataTransferItemList): Promise<ChosenFile[]> {
  const chosen: ChosenFile[] = []
  // The list is emptied when the event is over: all entries are taken before the first wait.
  const entries = Array.from(items).flatMap((item) => {
    if (item.kind !== 'file') return []
    const entry = item.webkitGetAsEntry()
    const file = entry ? undefined : item.getAsFile()
    if (file) chosen.push({ file, path: [] })
    return entry ? [entry] : []
  })
  for (const entry of entries) await collect(entry, [], chosen)
  return chosen
}

/** The same of what React Aria makes of a drop, which can be read when the event is over. */
export async function filesOfItems(items: Iterable<DropItem> | AsyncIterable<DropItem>): Promise<ChosenFile[]> {
  const chosen: ChosenFile[] = []
  await collectItems(items, [], chosen)
  return chosen
}

async function collectItems(
  items: Iterable<DropItem> | AsyncIterable<DropItem>,
  path: readonly string[],
  into: ChosenFile[],
): Promise<void> {
  for await (const item of items) {
    if (into.length >= maxFiles) return
    if (item.kind === 'file') into.push({ file: await item.getFile(), path })
    else if (item.kind === 'directory') await collectItems(item.getEntries(), [...path, item.name], into)
  }
}

/** Of `<input type="file">`, where `webkitdirectory` names the folders above each file. */
export function filesOfInput(files: Iterable<File>): ChosenFile[] {
  return Array.from(files, (file) => ({ file, path: file.webkitRelativePath.split('/').slice(0, -1) }))
}

async function collect(entry: FileSystemEntry, path: readonly string[], into: ChosenFile[]): Promise<void> {
  if (into.length >= maxFiles) return
  if (isFileEntry(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject)).catch(() => undefined)
    if (file) into.push({ file, path })
    return
  }
  if (!isDirectoryEntry(entry)) return
  const reader = entry.createReader()
  for (;;) {
    // A reader hands out a hundred at a time, and nothing at the end.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject)).catch(
      () => [],
    )
    if (some.length === 0) return
    for (const child of some) await collect(child, [...path, entry.name], into)
  }
}

const isFileEntry = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isDirectoryEntry = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
