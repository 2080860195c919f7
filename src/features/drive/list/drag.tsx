import { useState, type DragEvent } from 'react'
import { useDragAndDrop, type DropItem } from 'react-aria-components'
import { folderType, type DriveFile } from '#google/drive/files.ts'
import { filesOfDrop, filesOfItems } from '../upload/dropped-files.ts'
import type { ChosenFile } from '../upload/uploads.ts'

/** Marks what is dragged as files of this list; the value is their ids. */
const ownType = 'application/x-pixy-drive-files'
const between = ' '

type Dragged = DragEvent<HTMLElement>

/** What a list does about dragging, in its own place and from outside. */
export interface FileDrag {
  movable: boolean
  /** Ids of the files that are being dragged. */
  dragged: ReadonlySet<string>
  /** What would take what is over it now: the folder with this id, or the whole list. */
  target: string | undefined
  handlers: Readonly<
    Record<'onDragStart' | 'onDragEnd' | 'onDragOver' | 'onDragLeave' | 'onDrop', (event: Dragged) => void>
  >
}

const nothing: ReadonlySet<string> = new Set()
const keyAt = ({ target }: Dragged) =>
  target instanceof Element ? target.closest<HTMLElement>('[role="row"][data-key]')?.dataset['key'] : undefined

/** Files are dragged onto folders; files from outside onto folders and onto the list. By keyboard there is "Move to". */
export function useFileDrag({
  files,
  selected,
  movable,
  onMove,
  onUpload,
  openFolder,
}: {
  files: readonly DriveFile[]
  selected: ReadonlySet<string>
  movable: boolean
  onMove: (ids: readonly string[], folderId: string) => void
  /** Absent: nothing from outside can be put here. */
  onUpload?: ((files: readonly ChosenFile[], folderId: string) => void) | undefined
  /** The open folder, where it takes files from outside. */
  openFolder?: string | undefined
}): FileDrag {
  const [dragged, setDragged] = useState(nothing)
  const [target, setTarget] = useState<string>()

  /** Where a drop would go: a folder's id, `list`, or nowhere. */
  const targetOf = (event: Dragged): string | undefined => {
    const { types } = event.dataTransfer
    const own = types.includes(ownType)
    const fromOutside = !own && types.includes('Files') && onUpload !== undefined
    const key = keyAt(event)
    const folder =
      key === undefined ? undefined : files.find(({ id, mimeType }) => id === key && mimeType === folderType)
    if (folder && !dragged.has(folder.id) && (own || (fromOutside && folder.capabilities?.canAddChildren))) return key
    return fromOutside && openFolder !== undefined ? 'list' : undefined
  }
  const upload = async (items: DataTransferItemList, there: string) => {
    const dropped = await filesOfDrop(items)
    const folderId = there === 'list' ? openFolder : there
    if (dropped.length > 0 && folderId !== undefined) onUpload?.(dropped, folderId)
  }
  return {
    movable,
    dragged,
    target,
    handlers: {
      onDragStart: (event) => {
        const key = keyAt(event)
        if (!movable || key === undefined) return
        const ids = selected.has(key) ? files.filter(({ id }) => selected.has(id)).map(({ id }) => id) : [key]
        event.dataTransfer.setData(ownType, ids.join(between))
        event.dataTransfer.effectAllowed = 'move'
        setDragged(new Set(ids))
      },
      onDragEnd: () => {
        setDragged(nothing)
        setTarget(undefined)
      },
      onDragOver: (event) => {
        const there = targetOf(event)
        if (there !== target) setTarget(there)
        if (there === undefined) return
        event.preventDefault()
        event.dataTransfer.dropEffect = event.dataTransfer.types.includes(ownType) ? 'move' : 'copy'
      },
      onDragLeave: (event) => {
        const { currentTarget, relatedTarget } = event
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setTarget(undefined)
      },
      onDrop: (event) => {
        const there = targetOf(event)
        setTarget(undefined)
        setDragged(nothing)
        if (there === undefined) return
        event.preventDefault()
        const own = event.dataTransfer.getData(ownType)
        if (own) onMove(own.split(between), there)
        else void upload(event.dataTransfer.items, there)
      },
    },
  }
}

/** Ids of the files of ours among what was dropped. */
async function idsOf(items: readonly DropItem[]): Promise<readonly string[]> {
  const texts = items.flatMap((item) =>
    item.kind === 'text' && item.types.has(ownType) ? [item.getText(ownType)] : [],
  )
  return (await Promise.all(texts)).flatMap((ids) => ids.split(between))
}

/** Folders of the tree, onto which files of the list are dragged, and files from outside. */
export function useTreeDrop(
  isFolder: (id: string) => boolean,
  onMove: (ids: readonly string[], folderId: string) => void,
  onUpload: (files: readonly ChosenFile[], folderId: string) => void,
) {
  const take = async (items: readonly DropItem[], folderId: string) => {
    const ids = await idsOf(items)
    if (ids.length > 0) return onMove(ids, folderId)
    const dropped = await filesOfItems(items)
    return dropped.length > 0 && onUpload(dropped, folderId)
  }
  return useDragAndDrop<{ id: string }>({
    // What comes from outside may be of any type.
    acceptedDragTypes: 'all',
    getDropOperation: (target, types) => {
      if (target.type !== 'item' || target.dropPosition !== 'on' || !isFolder(String(target.key))) return 'cancel'
      return types.has(ownType) ? 'move' : 'copy'
    },
    onItemDrop: ({ items, target }) => void take(items, String(target.key)),
  })
}
