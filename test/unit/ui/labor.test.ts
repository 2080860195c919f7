import { expect, test } from 'vitest'
import { watchLabor } from '#ui/pdf/labor.ts'
import { PdfProblem } from '#ui/pdf/pdf-problem.ts'

const [constructPath, setFillColor, stroke] = [91, 55, 20]

/** Where messages of the library's reading half come in. */
function watched() {
  const reader = new EventTarget()
  const labor = watchLabor(reader, constructPath)
  return { labor, say: (data: unknown) => void reader.dispatchEvent(new MessageEvent('message', { data })) }
}

/** Lines from one place to the next, in the library's form. */
const path = (points: number, place: (at: number) => readonly [number, number]) => [
  stroke,
  [new Float32Array(Array.from({ length: points }, (_, at) => [at === 0 ? 0 : 1, ...place(at)]).flat())],
  null,
]
const operators = (args: unknown, fn = constructPath) => ({ fnArray: [fn], argsArray: [args], length: 1 })
const chunk = (args: unknown, fn?: number) => ({ stream: 3, chunk: operators(args, fn) })
const coast = path(100_000, (at) => [at / 300, 100 + 9 * Math.sin(at / 50) + (at % 2) / 5])
const scribble = path(30_000, (at) => [(at * 7919) % 300, (at * 104_729) % 300])

test('a page of usual paths, however many pages there are, is drawn', () => {
  const { labor, say } = watched()
  for (let page = 0; page < 20; page += 1) {
    const signal = labor.ofNextPage()
    for (let piece = 0; piece < 100; piece += 1)
      say({ stream: 3, chunk: { ...operators(path(10, (at) => [at, at])), length: 1_000 } })
    expect(signal.aborted).toBe(false)
  }
})

test('a coast of a hundred thousand points is drawn', () => {
  const { labor, say } = watched()
  const signal = labor.ofNextPage()
  say(chunk(coast))
  expect(signal.aborted).toBe(false)
})

test.each([
  ['a path that the browser would draw for minutes', chunk(scribble)],
  ['such a path in a pattern', chunk(['TilingPattern', null, operators(scribble)], setFillColor)],
  [
    'such a path as a letter',
    { action: 'commonobj', data: ['f1', 'Font', { charProcOperatorList: { a: operators(scribble) } }] },
  ],
  ['more steps than a page has', { stream: 3, chunk: { ...operators(path(10, (at) => [at, at])), length: 1_000_000 } }],
])('%s ends the page it is on, and not the next one', (_, message) => {
  const { labor, say } = watched()
  const signal = labor.ofNextPage()
  say(message)
  expect(signal.reason).toEqual(new PdfProblem('laborious'))
  expect(labor.ofNextPage().aborted).toBe(false)
})

test('what else the library says is no labor', () => {
  const { labor, say } = watched()
  const signal = labor.ofNextPage()
  for (const data of [undefined, 'ready', null, { action: 'commonobj', data: ['f', 'Font', null] }, { chunk: {} }]) {
    say(data)
  }
  expect(signal.aborted).toBe(false)
})
