import { expect, test } from 'vitest'
import { emptyListState, follow, moveTo, selectAll, settleOn, toggle } from '#features/mail/list/list-state.ts'
import { rowWindow, scrollTopFor } from '#features/mail/list/row-window.ts'

const ids = ['a', 'b', 'c', 'd', 'e']
const at = (index: number) => moveTo(emptyListState, ids, index)

test('the cursor stays within the list', () => {
  expect(at(-3).cursor).toEqual({ id: 'a', index: 0 })
  expect(at(99).cursor).toEqual({ id: 'e', index: 4 })
  expect(moveTo(emptyListState, [], 0)).toEqual(emptyListState)
})

test('a range goes from where it began to the cursor, in either direction', () => {
  expect([...moveTo(moveTo(at(2), ids, 3, true), ids, 4, true).selected]).toEqual(['c', 'd', 'e'])
  expect([...moveTo(at(2), ids, 0, true).selected].toSorted()).toEqual(['a', 'b', 'c'])
})

test('a row is selected and taken out; with Shift the whole range is', () => {
  const one = toggle(emptyListState, ids, 1)
  const many = toggle(one, ids, 3, true)
  expect([...many.selected].toSorted()).toEqual(['b', 'c', 'd'])
  expect([...toggle(many, ids, 1, true).selected]).toEqual([])
})

test('rows that are gone are not selected, and the row that moved up has the cursor', () => {
  const state = follow({ ...selectAll(at(1), ids), cursor: { id: 'b', index: 1 } }, ['a', 'c', 'd'])
  expect([...state.selected]).toEqual(['a', 'c', 'd'])
  expect(state.cursor).toEqual({ id: 'c', index: 1 })
  expect(follow(at(4), ['a']).cursor).toEqual({ id: 'a', index: 0 })
  expect(follow(at(4), []).cursor).toBeUndefined()
})

test('a row that new mail pushed down keeps the cursor', () => {
  expect(follow(at(1), ['new', ...ids]).cursor).toEqual({ id: 'b', index: 2 })
})

test('what did not change is the same value', () => {
  const state = at(2)
  expect(follow(state, ids)).toBe(state)
})

test('before many go, the cursor settles on the next that stays, or on the last before', () => {
  expect(settleOn(at(1), ids, new Set(['b', 'c'])).cursor?.id).toBe('d')
  expect(settleOn(at(3), ids, new Set(['d', 'e'])).cursor?.id).toBe('c')
  expect(settleOn(at(0), ids, new Set(ids)).cursor).toBeUndefined()
})

test('only the rows near what is seen are drawn, wherever one is in a list of any length', () => {
  for (const scrollTop of [0, 40, 4_000, 4_199_000]) {
    const { first, end } = rowWindow(scrollTop, 800, 42, 100_000)
    expect(first * 42).toBeLessThanOrEqual(scrollTop)
    expect(Math.min(end, 100_000) * 42).toBeGreaterThanOrEqual(Math.min(scrollTop + 800, 4_200_000))
    expect(end - first).toBeLessThan(50)
  }
  expect(rowWindow(0, 800, 42, 0)).toEqual({ first: 0, end: 0 })
})

test('a row is scrolled to only as far as it is out of sight', () => {
  const view = { scrollTop: 420, viewHeight: 420, rowHeight: 42 }
  expect(scrollTopFor(12, view)).toBeUndefined()
  expect(scrollTopFor(3, view)).toBe(126)
  expect(scrollTopFor(25, view)).toBe(672)
})
