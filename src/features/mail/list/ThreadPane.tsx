import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Inbox, SearchX, WifiOff } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { NavigationType, useNavigate, useNavigationType } from 'react-router-dom'
import { useAuth } from '#auth/react.tsx'
import type { Label } from '#google/gmail/labels.ts'
import { Text, useText } from '#i18n/react.tsx'
import { paths, type MailPlace } from '#paths.ts'
import { useNowMs } from '#ui/clock.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { LoadProblem } from '../LoadProblem.tsx'
import { filterOf } from '../place.ts'
import { threadListQuery } from '../queries.ts'
import { useMedia } from '../react.tsx'
import { keepPlace, keptPlace } from './list-keeping.ts'
import { emptyListState, follow, toggle } from './list-state.ts'
import { ListSkeleton } from './ListSkeleton.tsx'
import { ThreadGrid, type ThreadGridHandle } from './ThreadGrid.tsx'
import { ThreadRow } from './ThreadRow.tsx'

/** Rows are of one height, in CSS pixels. */
const lineHeight = 42
const stackedHeight = 76

/** The threads of a place. */
export function ThreadPane({
  place,
  openId,
  ownAddress,
  labels,
}: {
  place: MailPlace
  openId: string | undefined
  ownAddress: string
  labels: readonly Label[]
}) {
  const text = useText()
  const { send } = useAuth()
  const client = useQueryClient()
  const navigate = useNavigate()
  const nowMs = useNowMs(60_000)
  const roomy = useMedia('(min-width: 64em)')
  const cameBack = useNavigationType() === NavigationType.Pop
  const [kept] = useState(() => (cameBack ? keptPlace(client, place) : undefined))
  const [raw, setRaw] = useState({ ...emptyListState, cursor: kept?.cursor })
  const grid = useRef<ThreadGridHandle>(null)

  const list = useInfiniteQuery(threadListQuery(send, filterOf(place)))
  const { data } = list
  const ids = useMemo(() => data?.pages.flatMap((page) => page.items.map(({ id }) => id)) ?? [], [data])
  const state = useMemo(() => follow(raw, ids), [raw, ids])

  // Coming back from a conversation is coming back to its row.
  const wasOpen = useRef(openId)
  useEffect(() => {
    if (wasOpen.current !== undefined && openId === undefined) grid.current?.focusCursor()
    wasOpen.current = openId
  }, [openId])

  if (list.isPending) return list.isPaused ? <Offline /> : <ListSkeleton />
  if (list.isError && !data) {
    return <LoadProblem error={list.error} title="mail.problem.list" retry={() => void list.refetch()} />
  }
  if (ids.length === 0) return <NothingHere place={place} />

  const layout = roomy && openId === undefined ? 'line' : 'stacked'
  return (
    <>
      {list.isError && (
        <LoadProblem
          error={list.error}
          title="mail.problem.more"
          partly
          retry={() => void (list.isFetchNextPageError ? list.fetchNextPage() : list.refetch())}
        />
      )}
      <ThreadGrid
        ref={grid}
        label={text('mail.threads')}
        ids={ids}
        state={state}
        onChange={setRaw}
        rowHeight={layout === 'line' ? lineHeight : stackedHeight}
        layout={layout}
        complete={!list.hasNextPage}
        initialScrollTop={kept?.scrollTop ?? 0}
        onOpen={(id) => void navigate(paths.mail(place, id))}
        onNearEnd={() => {
          if (!list.isFetchingNextPage && !list.isError) void list.fetchNextPage()
        }}
        onLeave={(scrollTop) => keepPlace(client, place, { scrollTop, cursor: state.cursor })}
        row={({ id, index, quick }) => (
          <ThreadRow
            threadId={id}
            quick={quick}
            ownAddress={ownAddress}
            outgoing={place.label === 'SENT' || place.label === 'DRAFT'}
            labels={labels.filter(({ type }) => type === 'user')}
            hiddenLabelId={place.label}
            nowMs={nowMs}
            to={paths.mail(place, id)}
            open={id === openId}
            selected={state.selected.has(id)}
            onToggle={(extend) => setRaw(toggle(state, ids, index, extend))}
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
    <EmptyState icon={place.q ? SearchX : Inbox}>
      <Text id={place.q ? 'mail.empty.search' : place.label === 'INBOX' ? 'mail.empty.inbox' : 'mail.empty.label'} />
    </EmptyState>
  )
}
