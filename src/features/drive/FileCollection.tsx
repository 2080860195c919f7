import { type ReactNode, type Ref } from 'react'
import {
  Collection,
  GridLayout,
  GridList,
  GridListLoadMoreItem,
  ListLayout,
  Size,
  Virtualizer,
  type DragAndDropHooks,
  type Key,
  type Selection,
} from 'react-aria-components'
import type { DriveFile } from '#google/drive/files.ts'
import { useText } from '#i18n/react.tsx'
import { classNames } from '#ui/class-names.ts'
import styles from './FileCollection.module.css'
import { FileRow } from './FileRow.tsx'
import { FileTile } from './FileTile.tsx'

/** Heights in pixels: the layout computes with them before anything is drawn, and the styles follow them. */
const rowPx = 44
const narrowRowPx = 58
const tilePx = { width: 164, height: 140 }

interface FileCollectionProps {
  files: readonly DriveFile[]
  view: 'list' | 'grid'
  narrow: boolean
  /** Accessible name, e.g. that of the open folder. */
  label: string
  selected: ReadonlySet<string>
  onSelect: (ids: Set<string>) => void
  onOpen: (id: string) => void
  /** Further files are asked for as the end comes near. */
  loadMore?: (() => void) | undefined
  loadingMore: boolean
  dragAndDropHooks: DragAndDropHooks<DriveFile>
  empty: ReactNode
  ref: Ref<HTMLDivElement>
}

/** Files as a list or a grid; only what is in sight is in the document, however many there are. */
export function FileCollection({
  files,
  view,
  narrow,
  label,
  selected,
  onSelect,
  onOpen,
  loadMore,
  loadingMore,
  dragAndDropHooks,
  empty,
  ref,
}: FileCollectionProps) {
  const text = useText()
  const takeSelection = (keys: Selection) =>
    onSelect(keys === 'all' ? new Set(files.map(({ id }) => id)) : new Set([...keys].map(String)))
  return (
    <Virtual view={view} narrow={narrow}>
      <GridList
        ref={ref}
        className={classNames(styles['files'], styles[view])}
        aria-label={label}
        layout={view === 'grid' ? 'grid' : 'stack'}
        keyboardNavigationBehavior="tab"
        selectionMode="multiple"
        selectionBehavior="replace"
        selectedKeys={selected}
        onSelectionChange={takeSelection}
        onAction={(key: Key) => onOpen(String(key))}
        disallowTypeAhead
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => empty}
      >
        <Collection items={files}>
          {(file) => (view === 'grid' ? <FileTile file={file} /> : <FileRow file={file} narrow={narrow} />)}
        </Collection>
        {loadMore && (
          <GridListLoadMoreItem className={styles['more'] ?? ''} isLoading={loadingMore} onLoadMore={loadMore}>
            {text('drive.loadingMore')}
          </GridListLoadMoreItem>
        )}
      </GridList>
    </Virtual>
  )
}

function Virtual({ view, narrow, children }: Pick<FileCollectionProps, 'view' | 'narrow'> & { children: ReactNode }) {
  if (view === 'list') {
    return (
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: narrow ? narrowRowPx : rowPx, loaderSize: rowPx }}>
        {children}
      </Virtualizer>
    )
  }
  return (
    <Virtualizer
      layout={GridLayout}
      layoutOptions={{
        minItemSize: new Size(narrow ? 136 : tilePx.width, tilePx.height),
        maxItemSize: new Size(320, 320),
        preserveAspectRatio: true,
        minSpace: new Size(12, 12),
      }}
    >
      {children}
    </Virtualizer>
  )
}
