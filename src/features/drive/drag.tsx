import { useDragAndDrop, type DropItem } from 'react-aria-components'
import { folderType, type DriveFile } from '#google/drive/files.ts'
import type { ChosenFile } from './uploads.ts'

/** Marks what is dragged as files of this list; the value is the file's id. */
const ownType = 'application/x-pixy-drive-file'

/** Reads what was dropped from outside; folders with everything below them. */
async function localFiles(items: Iterable<DropItem> | AsyncIterable<DropItem>, path: readonly string[] = []) {
  const found: ChosenFile[] = []
  for await (const item of items) {
    if (item.kind === 'file') found.push({ file: await item.getFile(), path })
    if (item.kind === 'directory') found.push(...(await localFiles(item.getEntries(), [...path, item.name])))
  }
  return found
}

/** Ids of the files of ours among what was dropped. */
const idsOf = (items: readonly DropItem[]) =>
  Promise.all(items.flatMap((item) => (item.kind === 'text' && item.types.has(ownType) ? [item.getText(ownType)] : [])))

/**
 * Files are dragged onto folders; files from outside onto folders and onto the list. By keyboard the same: Enter on a
 * file's handle begins, Tab goes from folder to folder, Enter drops.
 */
export function useFileDrag({
  files,
  movable,
  onMove,
  onUpload,
}: {
  files: readonly DriveFile[]
  movable: boolean
  onMove: (ids: readonly string[], folderId: string) => void
  /** `folderId` absent: into the open folder. Absent altogether: nothing can be put here. */
  onUpload?: ((files: readonly ChosenFile[], folderId?: string) => void) | undefined
}) {
  const byId = new Map(files.map((file) => [file.id, file]))
  const isFolder = (key: string | number) => byId.get(String(key))?.mimeType === folderType
  return useDragAndDrop<DriveFile>({
    getItems: (keys) =>
      movable
        ? [...keys].flatMap((key) => {
            const file = byId.get(String(key))
            return file ? [{ [ownType]: file.id, 'text/plain': file.name }] : []
          })
        : [],
    getAllowedDropOperations: () => ['move'],
    getDropOperation: (target, types) => {
      const own = types.has(ownType)
      if (target.type === 'root') return own || !onUpload ? 'cancel' : 'copy'
      if (target.dropPosition !== 'on' || !isFolder(target.key)) return 'cancel'
      return own ? 'move' : onUpload ? 'copy' : 'cancel'
    },
    shouldAcceptItemDrop: (target) => isFolder(target.key),
    onItemDrop: ({ items, target }) => {
      const folderId = String(target.key)
      const take = async () => {
        const ids = await idsOf(items)
        if (ids.length > 0) onMove(ids, folderId)
        else onUpload?.(await localFiles(items), folderId)
      }
      void take()
    },
    onRootDrop: ({ items }) => void localFiles(items).then((dropped) => onUpload?.(dropped)),
  })
}

/** Folders of the tree, onto which files of the list are dragged. */
export function useTreeDrop(
  isFolder: (id: string) => boolean,
  onMove: (ids: readonly string[], folderId: string) => void,
) {
  return useDragAndDrop<{ id: string }>({
    acceptedDragTypes: [ownType],
    getDropOperation: (target) =>
      target.type === 'item' && target.dropPosition === 'on' && isFolder(String(target.key)) ? 'move' : 'cancel',
    onItemDrop: ({ items, target }) => void idsOf(items).then((ids) => onMove(ids, String(target.key))),
  })
}
