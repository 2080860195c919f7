import { expect, test } from 'vitest'
import {
  fileWindow,
  gridLayout,
  heightOf,
  indexAfterKey,
  placeOf,
  scrollTopFor,
} from '#features/drive/list/grid-layout.ts'

const list = gridLayout('list', false, 800)
const tiles = gridLayout('grid', false, 800)

test('a list has one file in each row, a grid as many as fit', () => {
  expect(list.columns).toBe(1)
  expect(tiles.columns).toBe(4)
  expect(tiles.columns * tiles.width + 3 * tiles.gap + 2 * tiles.padding).toBeLessThanOrEqual(800)
  expect(gridLayout('grid', true, 60).columns).toBe(1)
})

test('of 20,000 files only those near what is seen are drawn, wherever that is', () => {
  for (const layout of [list, tiles]) {
    for (const scrollTop of [0, 5_000, heightOf(layout, 20_000) - 700]) {
      const { first, end } = fileWindow(layout, { scrollTop, viewHeight: 700 }, 20_000)
      expect(end - first).toBeLessThan(layout.columns * 45)
      const seenFirst = Math.floor(scrollTop / layout.rowHeight) * layout.columns
      const seenEnd = Math.min(20_000, Math.ceil((scrollTop + 700) / layout.rowHeight) * layout.columns)
      expect(first).toBeLessThanOrEqual(seenFirst)
      expect(end).toBeGreaterThanOrEqual(seenEnd)
    }
  }
})

test('files lie below each other without a gap in a list, and in rows in a grid', () => {
  expect(placeOf(list, 3)).toEqual({ x: 0, y: 3 * list.rowHeight })
  expect(placeOf(tiles, 5).y).toBe(placeOf(tiles, 4).y)
  expect(placeOf(tiles, 4).y).toBeGreaterThan(placeOf(tiles, 3).y)
  expect(heightOf(tiles, 5)).toBe(heightOf(tiles, 8))
})

test('a file that is seen whole does not move the list; one above or below moves it as little as needed', () => {
  const view = { scrollTop: 440, viewHeight: 440 }
  expect(scrollTopFor(list, 12, view)).toBeUndefined()
  expect(scrollTopFor(list, 9, view)).toBe(9 * 44)
  expect(scrollTopFor(list, 20, view)).toBe(21 * 44 - 440)
})

test.each([
  ['ArrowDown', 0, 4],
  ['ArrowUp', 5, 1],
  ['ArrowUp', 2, 2],
  ['ArrowDown', 6, 9],
  ['ArrowDown', 8, 8],
  ['ArrowRight', 3, 4],
  ['ArrowLeft', 0, 0],
  ['Home', 7, 0],
  ['End', 1, 9],
] as const)('in a grid of four columns and ten files, %s leads from %i to %i', (key, index, to) => {
  expect(indexAfterKey(tiles, key, { index, count: 10, viewHeight: 700 })).toBe(to)
})

test('left and right mean nothing in a list, and other keys never lead anywhere', () => {
  const from = { index: 1, count: 10, viewHeight: 700 }
  for (const key of ['ArrowLeft', 'ArrowRight', 'a', 'constructor'])
    expect(indexAfterKey(list, key, from)).toBeUndefined()
})
