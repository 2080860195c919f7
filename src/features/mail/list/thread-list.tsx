import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { NavigationType, useNavigate, useNavigationType } from 'react-router-dom'
import { useAuth } from '#auth/react.tsx'
import { paths, type MailPlace } from '#paths.ts'
import type { ChangeName, MailChange } from '../change.ts'
import { changeMutation } from '../mutations.ts'
import { filterOf } from '../place.ts'
import { threadListQuery } from '../queries.ts'
import { syncMail } from '../sync.ts'
import { keepPlace, keptPlace } from './list-keeping.ts'
import { emptyListState, follow, release, settleOn, type ListState } from './list-state.ts'
import type { ThreadGridHandle } from './ThreadGrid.tsx'

/** After these a thread is, as a rule, not where one was looking at it. */
const leaving: readonly ChangeName[] = ['archived', 'inbox', 'trashed', 'untrashed', 'spam', 'not-spam', 'moved']

/** The list of a place: its rows, where one is in it, what is selected, and what is done with it. */
export function useThreadList(place: MailPlace, openId: string | undefined, grid: RefObject<ThreadGridHandle | null>) {
  const { send } = useAuth()
  const client = useQueryClient()
  const navigate = useNavigate()
  const cameBack = useNavigationType() === NavigationType.Pop
  const [kept] = useState(() => (cameBack ? keptPlace(client, place) : undefined))
  const [raw, setState] = useState({ ...emptyListState, cursor: kept?.cursor })
  const [acted, setActed] = useState(0)
  const { mutate } = useMutation(changeMutation(send))

  const query = useInfiniteQuery(threadListQuery(send, filterOf(place)))
  const { data } = query
  const ids = useMemo(() => data?.pages.flatMap((page) => page.items.map(({ id }) => id)) ?? [], [data])
  const state = useMemo(() => follow(raw, ids), [raw, ids])

  // Coming back from a conversation is coming back to its row, and so is the end of what was done with one.
  const before = useRef({ openId, acted })
  useEffect(() => {
    const { current: last } = before
    before.current = { openId, acted }
    if (openId !== undefined || (last.openId === undefined && last.acted === acted)) return
    if (grid.current) grid.current.focusCursor()
    // An empty list has no row: its name says where one is.
    else document.querySelector('h1')?.focus()
  }, [openId, acted, grid])

  // What comes late meets the list as it is then, if it is there.
  const now = useRef<{ state: ListState; ids: readonly string[]; openId: string | undefined }>(undefined)
  useLayoutEffect(() => {
    now.current = { state, ids, openId }
    return () => {
      now.current = undefined
    }
  })
  /** Does something with threads. What leaves the list leaves the focus to the row after it. */
  const act = (change: MailChange) => {
    mutate(change)
    const here = now.current
    if (!here || !leaving.includes(change.name)) return
    const gone = new Set(change.threadIds)
    setState(settleOn(release(here.state, gone), here.ids, gone))
    if (!change.late) setActed((count) => count + 1)
    if (here.openId !== undefined && gone.has(here.openId)) void navigate(paths.mail(place))
  }
  /** Brings the list up to date. One that was followed over many pages is not read again: its history says what is new. */
  const refresh = () => {
    if ((data?.pages.length ?? 0) <= 1) void query.refetch()
    else void syncMail(client, send).catch(() => query.refetch())
  }
  return {
    query,
    refresh,
    ids,
    state,
    setState,
    act,
    initialScrollTop: kept?.scrollTop ?? 0,
    leave: (scrollTop: number) => keepPlace(client, place, { scrollTop, cursor: state.cursor }),
    /** What is meant by a command: what is selected, or the open conversation, or the row with the focus. */
    targets: state.selected.size > 0 ? [...state.selected] : [openId ?? state.cursor?.id ?? []].flat(),
    focus: () => grid.current?.focusCursor(),
    open: (id: string) => void navigate(paths.mail(place, id), openId === undefined ? {} : { replace: true }),
  }
}

export type ThreadList = ReturnType<typeof useThreadList>
