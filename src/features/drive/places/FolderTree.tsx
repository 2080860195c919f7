import { ChevronRight, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import {
  Button,
  Collection,
  Tree,
  TreeItem,
  TreeItemContent,
  type DragAndDropHooks,
  type Key,
} from 'react-aria-components'
import { folderType } from '#google/drive/files.ts'
import { Text, useText } from '#i18n/react.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { FileIcon } from '../FileIcon.tsx'
import { useFolders } from './folders.tsx'
import styles from './FolderTree.module.css'

/** A top of the tree: a place, or a folder that is not below another one here. */
export interface TreeRoot {
  id: string
  name: string
  icon?: LucideIcon
  /** Folders can be opened below it. */
  folders: boolean
}

/** Folders in each other; those below a folder are asked for when it is first unfolded. */
export function FolderTree({
  label,
  roots,
  chosen,
  onChoose,
  unfolded = [],
  dragAndDropHooks,
}: {
  label: string
  roots: readonly TreeRoot[]
  chosen: string | undefined
  onChoose: (id: string) => void
  /** Open from the start. */
  unfolded?: readonly string[]
  dragAndDropHooks?: DragAndDropHooks<{ id: string }>
}) {
  const [expanded, setExpanded] = useState<ReadonlySet<Key>>(() => new Set(unfolded))
  return (
    <Tree
      className={styles['tree'] ?? ''}
      aria-label={label}
      items={roots}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={chosen === undefined ? [] : [chosen]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : keys
        if (key !== undefined && !isNote(String(key))) onChoose(String(key))
      }}
      expandedKeys={expanded}
      onExpandedChange={setExpanded}
      {...(dragAndDropHooks && { dragAndDropHooks })}
    >
      {(root) => <Node node={root} expanded={expanded} />}
    </Tree>
  )
}

/** In the place of what is not there (yet): nothing that could be chosen. No id of Google's has a space. */
const noteOf = (id: string) => `${id} note`
const isNote = (id: string) => id.endsWith(' note')

function Node({ node, expanded }: { node: TreeRoot; expanded: ReadonlySet<Key> }) {
  const text = useText()
  const open = expanded.has(node.id)
  const { inside, missing, retry } = useFolders(node.id, node.folders && open)
  const canOpen = node.folders && inside?.length !== 0
  const Icon = node.icon
  return (
    <TreeItem id={node.id} textValue={node.name} className={styles['item'] ?? ''} hasChildItems={canOpen}>
      <TreeItemContent>
        {({ isDropTarget }) => (
          <>
            {canOpen ? (
              <Button slot="chevron" className={styles['chevron'] ?? ''} aria-label={text('drive.tree.unfold')}>
                <ChevronRight aria-hidden />
              </Button>
            ) : (
              <span className={styles['chevron']} />
            )}
            {Icon && !isDropTarget ? (
              <Icon className={styles['icon']} aria-hidden />
            ) : (
              <FileIcon mimeType={folderType} dropTarget={isDropTarget} />
            )}
            <span className={styles['name']}>
              <Foreign>{node.name}</Foreign>
            </span>
          </>
        )}
      </TreeItemContent>
      {open && (
        <Collection items={inside?.map(({ id, name }) => ({ id, name, folders: true })) ?? []}>
          {(folder: TreeRoot) => <Node node={folder} expanded={expanded} />}
        </Collection>
      )}
      {missing && (
        <TreeItem id={noteOf(node.id)} textValue={text(`drive.tree.${missing}`)} className={styles['item'] ?? ''}>
          <TreeItemContent>
            <span className={styles['note']}>
              <Text id={`drive.tree.${missing}`} />{' '}
              {missing === 'failed' && (
                <button type="button" className={styles['retry']} onClick={retry}>
                  <Text id="action.tryAgain" />
                </button>
              )}
            </span>
          </TreeItemContent>
        </TreeItem>
      )}
    </TreeItem>
  )
}
