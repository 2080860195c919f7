/** Where somebody is in a list, and what they selected. Rows are known by their ids, since rows come and go. */
export interface ListState {
  /** The row that has or had the focus. */
  cursor: { id: string; index: number } | undefined
  selected: ReadonlySet<string>
  /** Where a range begins. */
  anchorId: string | undefined
}

export const emptyListState: ListState = { cursor: undefined, selected: new Set(), anchorId: undefined }

type Ids = readonly string[]

/** The cursor goes to a row; `extend` selects all from where the range begins to there. */
export function moveTo(state: ListState, ids: Ids, index: number, extend = false): ListState {
  const bounded = Math.min(Math.max(index, 0), ids.length - 1)
  const id = ids[bounded]
  if (id === undefined) return state
  const cursor = { id, index: bounded }
  if (!extend) return { ...state, cursor }
  const anchorId = state.anchorId ?? state.cursor?.id ?? id
  return { cursor, anchorId, selected: new Set([...state.selected, ...range(ids, anchorId, bounded)]) }
}

/** Selects a row or takes it out; `extend` does to the whole range what happens to the row. */
export function toggle(state: ListState, ids: Ids, index: number, extend = false): ListState {
  const id = ids[index]
  if (id === undefined) return state
  const selected = new Set(state.selected)
  const taken = selected.has(id)
  const rows = extend && state.anchorId !== undefined ? range(ids, state.anchorId, index) : [id]
  for (const row of rows) {
    if (taken) selected.delete(row)
    else selected.add(row)
  }
  return { cursor: { id, index }, selected, anchorId: id }
}

export const selectAll = (state: ListState, ids: Ids): ListState => ({ ...state, selected: new Set(ids) })

export const selectNone = (state: ListState): ListState => ({ ...state, selected: new Set(), anchorId: undefined })

/** Takes some rows out of what is selected. */
export function release(state: ListState, ids: ReadonlySet<string>): ListState {
  const selected = new Set([...state.selected].filter((id) => !ids.has(id)))
  return selected.size > 0 ? { ...state, selected } : selectNone(state)
}

/** After rows have come or gone: what is gone is not selected, and the cursor is at its row or at the one that moved up. */
export function follow(state: ListState, ids: Ids): ListState {
  const { cursor, selected } = state
  const moved = cursor && ids[cursor.index] !== cursor.id ? neighbour(cursor, ids) : cursor
  const known = selected.size > 0 ? new Set(ids) : undefined
  const kept = known ? [...selected].filter((id) => known.has(id)) : []
  if (moved === cursor && kept.length === selected.size) return state
  return { ...state, cursor: moved, selected: kept.length === selected.size ? selected : new Set(kept) }
}

function neighbour(cursor: { id: string; index: number }, ids: Ids): ListState['cursor'] {
  const index = ids.indexOf(cursor.id)
  if (index >= 0) return { id: cursor.id, index }
  const nearest = Math.min(cursor.index, ids.length - 1)
  const id = ids[nearest]
  return id === undefined ? undefined : { id, index: nearest }
}

function range(ids: Ids, fromId: string, to: number): Ids {
  const from = ids.indexOf(fromId)
  return from < 0 ? ids.slice(to, to + 1) : ids.slice(Math.min(from, to), Math.max(from, to) + 1)
}

/** The cursor leaves threads that are about to go, for the next one after them, or else for the last before. */
export function settleOn(state: ListState, ids: Ids, gone: ReadonlySet<string>): ListState {
  const from = state.cursor?.index ?? 0
  const next = ids.findIndex((id, index) => index >= from && !gone.has(id))
  const index = next >= 0 ? next : ids.findLastIndex((id) => !gone.has(id))
  const id = ids[index]
  return { ...state, cursor: id === undefined ? undefined : { id, index } }
}
