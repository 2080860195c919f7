import { useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { GoogleError } from '#google/errors.ts'
import { Text, useText } from '#i18n/react.tsx'
import { useNowMs } from '#ui/clock.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { sortOf, type DriveAddress } from '../address.ts'
import { LoadProblem } from '../LoadProblem.tsx'
import { NoSuchFolder, NothingOffline } from '../NothingHere.tsx'
import type { Sort } from '../queries.ts'
import type { FileDrag } from './drag.tsx'
import { FileGrid } from './FileGrid.tsx'
import styles from './Files.module.css'
import { FilesSkeleton } from './FilesSkeleton.tsx'
import { ListContextProvider, type ListContext } from './list-context.tsx'
import type { Listing } from './listing.tsx'
import { SortHeading } from './SortHeading.tsx'
import { useTypeAhead } from './type-ahead.tsx'

/** Where a menu was asked for: at the pointer, or at the element that has the focus. */
interface MenuPlace {
  x: number
  y: number
}

function below(element: Element): MenuPlace {
  const { left, bottom } = element.getBoundingClientRect()
  return { x: left, y: bottom }
}

/** The files of an address in whatever state they are, and how the list is used. */
export function Files({
  address,
  listing,
  onlyOwn,
  narrow,
  selected,
  onSelect,
  onOpen,
  onLook,
  onMenu,
  onSort,
  drag,
  empty,
  onFocus,
  onFocusGiver,
}: {
  address: DriveAddress
  listing: Listing
  onlyOwn: boolean
  narrow: boolean
  selected: ReadonlySet<string>
  onSelect: (ids: Set<string>) => void
  onOpen: (id: string) => void
  onLook: (id: string) => void
  onMenu: (id: string, place: MenuPlace) => void
  onSort: (sort: Sort) => void
  drag: FileDrag
  empty: ReactNode
  /** Moves the focus to a file, in the way that the list has given. */
  onFocus: (id: string) => void
  onFocusGiver: ListContext['onFocusGiver']
}) {
  const text = useText()
  const nowMs = useNowMs(60_000)
  const list = useRef<HTMLDivElement>(null)
  const keptFocus = useRef(false)
  useTypeAhead(list, listing.files, (id) => onFocus(id))
  const { view, place, search } = address

  if (listing.state === 'failed') {
    return listing.error instanceof GoogleError && listing.error.code === 'not-found' ? (
      <NoSuchFolder onlyOwn={onlyOwn} />
    ) : (
      <LoadProblem error={listing.error} retry={listing.retry} />
    )
  }
  if (listing.state === 'waiting') return <NothingOffline />

  const menuOf = (target: EventTarget, at?: MenuPlace) => {
    const row = target instanceof Element ? target.closest<HTMLElement>('[role="row"][data-key]') : null
    if (!row?.dataset['key']) return false
    onMenu(row.dataset['key'], at ?? below(row))
    return true
  }
  const openMenuByPointer = (event: MouseEvent) => {
    if (menuOf(event.target, { x: event.clientX, y: event.clientY })) event.preventDefault()
  }
  const keys = (event: KeyboardEvent) => {
    const { key, shiftKey, target } = event
    if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) {
      if (menuOf(target)) event.preventDefault()
      return
    }
    if (key !== ' ' || shiftKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    if (!(target instanceof HTMLElement) || target.getAttribute('role') !== 'row' || !target.dataset['key']) return
    event.preventDefault()
    event.stopPropagation()
    onLook(target.dataset['key'])
  }
  return (
    <section className={styles['files']} aria-label={text('drive.files')}>
      {listing.incomplete && (
        <p className={styles['note']} role="status">
          <Text id="drive.incomplete" />
        </p>
      )}
      {listing.cutShort && (
        <div className={styles['cutShort']}>
          <LoadProblem error={listing.error} title="drive.problem.more" partly retry={listing.retry} />
        </div>
      )}
      {view === 'list' && !narrow && (
        <SortHeading sort={sortOf(address)} fixed={search?.contents === true} onSort={onSort} />
      )}
      <div className={styles['scroller']} role="presentation" onKeyDownCapture={keys} onContextMenu={openMenuByPointer}>
        {listing.state === 'loading' ? (
          <FilesSkeleton view={view} narrow={narrow} />
        ) : (
          <ListContextProvider value={{ nowMs, onFocusGiver, openMenu: (id, beside) => onMenu(id, below(beside)) }}>
            <FileGrid
              key={JSON.stringify([view, place, address.folderId, search, sortOf(address)])}
              ref={list}
              files={listing.files}
              view={view}
              narrow={narrow}
              label={text(search ? 'drive.search.results' : `drive.place.${place}`)}
              selected={selected}
              onSelect={onSelect}
              onOpen={onOpen}
              more={listing.more}
              loadingMore={listing.loadingMore}
              drag={drag}
              empty={empty}
              keptFocus={keptFocus}
            />
          </ListContextProvider>
        )}
      </div>
      <VisuallyHidden live>
        {listing.state === 'ready' && (
          <Text
            id="drive.count"
            values={{ count: listing.files.length, more: listing.more || listing.cutShort ? 'yes' : 'no' }}
          />
        )}
      </VisuallyHidden>
    </section>
  )
}
