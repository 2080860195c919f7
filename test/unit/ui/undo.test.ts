import { afterEach, expect, test } from 'vitest'
import { notices, notify, putAway } from '#ui/notices/notices.ts'
import { takeBack, undoable, undoHistory, undoLatest } from '#ui/notices/undo.ts'
import { witnessDeeds } from '#ui/notices/why.ts'

afterEach(() => {
  undoHistory.clear()
  notices.clear()
})

const texts = () => notices.getSnapshot().map(({ notice }) => notice.text.id)

test('a notice goes by itself after a while, a problem stays until it is put away', () => {
  notify({ text: { id: 'a.done' } })
  const dismiss = notify({ text: { id: 'a.problem' }, tone: 'problem' })
  expect(notices.getSnapshot().map(({ lastsMs }) => lastsMs)).toEqual([6_000, undefined])
  dismiss()
  expect(texts()).toEqual(['a.done'])
})

test('putting a notice away twice disturbs no other', () => {
  notify({ text: { id: 'a.done' } })
  const [first] = notices.getSnapshot()
  if (!first) throw new Error('no notice')
  putAway(first)
  notify({ text: { id: 'b.done' } })
  putAway(first)
  expect(texts()).toEqual(['b.done'])
})

test('foreign words in a notice are bounded and cannot steer the text around them', () => {
  notify({ text: { id: 'a.done', values: { title: `evil\u202e${'x'.repeat(500)}`, count: 3 } } })
  const values = notices.getSnapshot()[0]?.notice.text.values
  expect(String(values?.['title'])).toMatch(/^evil x+…$/)
  expect(String(values?.['title'])).toHaveLength(80)
  expect(values?.['count']).toBe(3)
})

test('what was done is said for eight seconds with a button, which undoes it and says so', async () => {
  const undone: string[] = []
  undoable({ text: { id: 'a.done' }, undo: () => void undone.push('a') })
  const [posted] = notices.getSnapshot()
  expect(posted?.lastsMs).toBe(8_000)
  posted?.notice.action?.run()
  await Promise.resolve()
  expect(undone).toEqual(['a'])
  expect(texts()).toEqual(['undo.done'])
})

test('the latest is undone first, each once, and then it is said that there is nothing left', async () => {
  const undone: string[] = []
  for (const name of ['a', 'b']) undoable({ text: { id: `${name}.done` }, undo: () => void undone.push(name) })
  await undoLatest()
  await undoLatest()
  await undoLatest()
  expect(undone).toEqual(['b', 'a'])
  expect(texts()).toContain('undo.nothing')
})

test('an entry whose notice has gone can still be undone', async () => {
  const undone: string[] = []
  undoable({ text: { id: 'a.done' }, undo: () => void undone.push('a') })
  undoable({ text: { id: 'b.done' }, undo: () => void undone.push('b') })
  notices.clear()
  const [first] = undoHistory.getSnapshot()
  if (!first) throw new Error('no history')
  await takeBack(first)
  await takeBack(first)
  expect(undone).toEqual(['a'])
})

test('an undo that fails is told as a problem', async () => {
  undoable({ text: { id: 'a.done' }, undo: () => Promise.reject(new Error('no')) })
  await undoLatest()
  expect(texts()).toEqual(['undo.failed'])
  expect(notices.getSnapshot()[0]?.notice.tone).toBe('problem')
})

test('twenty things can be undone, and none after the account has left', async () => {
  const undone: number[] = []
  for (let index = 0; index < 25; index += 1) {
    undoable({ text: { id: 'a.done' }, undo: () => void undone.push(index) })
  }
  expect(undoHistory.getSnapshot()).toHaveLength(20)
  undoHistory.clear()
  await undoLatest()
  expect(undone).toEqual([])
})

test('why something was allowed can be shown for as long as it can be undone', () => {
  const shown: (readonly number[])[] = []
  const end = witnessDeeds({ takeWrites: () => [4], show: (steps) => void shown.push(steps) })
  undoable({ text: { id: 'a.done' }, undo: () => undefined })
  undoable({ text: { id: 'b.coming' }, undo: () => undefined, countsDown: true })
  const [done, coming] = undoHistory.getSnapshot()
  done?.why?.()
  expect(shown).toEqual([[4]])
  expect(coming?.why).toBeUndefined()
  end()
})
