import { Inbox, SearchX, WifiOff } from 'lucide-react'
import { useCallback, useLayoutEffect, useRef, type Ref } from 'react'
import type { Label } from '#google/gmail/labels.ts'
import { Text, useText } from '#i18n/react.tsx'
import { paths, type MailPlace } from '#paths.ts'
import { useNowMs } from '#ui/clock.tsx'
import { LinkButton } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import type { MailChange } from '../change.ts'
import { LoadProblem } from '../LoadProblem.tsx'
import { useMedia } from '../react.tsx'
import { ListBar } from './ListBar.tsx'
import { toggle } from './list-state.ts'
import { ListSkeleton } from './ListSkeleton.tsx'
import { ThreadGrid, type ThreadGridHandle } from './ThreadGrid.tsx'
import type { ThreadList } from './thread-list.tsx'
import { ComingRow, ThreadRow } from './ThreadRow.tsx'

/** Rows are of one height, in CSS pixels. */
const lineHeight = 42
const stackedHeight = 76

interface Shown {
  list: ThreadList
  grid: Ref<ThreadGridHandle>
  place: MailPlace
  openId: string | undefined
  ownAddress: string
  labels: readonly Label[]
}

/** The threads of a place, and what can be done with them. */
export function ThreadPane(shown: Shown) {
  const { list, place, labels } = shown
  return (
    <>
      <ListBar list={list} place={place} labels={labels} />
      <Threads {...shown} />
    </>
  )
}

function Threads({ list, grid, place, openId, ownAddress, labels }: Shown) {
  const text = useText()
  const nowMs = useNowMs(60_000)
  const roomy = useMedia('(min-width: 64em)')
  const { query, ids, state, setState } = list
  // Rows keep their callbacks, so that a page that arrives does not draw all of them anew.
  const latest = useRef(list)
  useLayoutEffect(() => {
    latest.current = list
  })
  const onToggle = useCallback((index: number, extend: boolean) => {
    const now = latest.current
    now.setState(toggle(now.state, now.ids, index, extend))
  }, [])
  const onChange = useCallback((change: MailChange) => latest.current.act(change), [])

  const layout = roomy && openId === undefined ? 'line' : 'stacked'
  if (query.isPending) return query.isPaused ? <Offline /> : <ListSkeleton layout={layout} />
  if (query.isError && ids.length === 0) {
    return <LoadProblem error={query.error} title="mail.problem.list" retry={() => void query.refetch()} />
  }
  if (ids.length === 0) return <NothingHere place={place} />

  return (
    <>
      {query.isError && (
        <LoadProblem
          error={query.error}
          title="mail.problem.more"
          partly
          retry={() => void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch())}
        />
      )}
      <ThreadGrid
        ref={grid}
        label={text('mail.threads')}
        ids={ids}
        state={state}
        onChange={setState}
        rowHeight={layout === 'line' ? lineHeight : stackedHeight}
        layout={layout}
        complete={!query.hasNextPage}
        initialScrollTop={list.initialScrollTop}
        onOpen={list.open}
        onNearEnd={() => {
          if (!query.isFetchingNextPage && !query.isError) void query.fetchNextPage()
        }}
        onLeave={list.leave}
        coming={<ComingRow />}
        row={({ id, index, quick, current }) => (
          <ThreadRow
            threadId={id}
            index={index}
            quick={quick}
            current={current}
            ownAddress={ownAddress}
            place={place}
            labels={labels}
            nowMs={nowMs}
            to={paths.mail(place, id)}
            open={id === openId}
            selected={state.selected.has(id)}
            onToggle={onToggle}
            onChange={onChange}
          />
        )}
      />
    </>
  )
}

function Offline() {
  return (
    <EmptyState icon={WifiOff}>
      <Text id="mail.offline" />
    </EmptyState>
  )
}

function NothingHere({ place }: { place: MailPlace }) {
  return (
    <EmptyState
      icon={place.q ? SearchX : Inbox}
      action={
        place.q && (
          <LinkButton to={paths.mail()}>
            <Text id="mail.empty.search.clear" />
          </LinkButton>
        )
      }
    >
      <Text id={place.q ? 'mail.empty.search' : place.label === 'INBOX' ? 'mail.empty.inbox' : 'mail.empty.label'} />
    </EmptyState>
  )
}
