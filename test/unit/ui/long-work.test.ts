import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { accountLeft } from '#ui/belongings/belongings.ts'
import { longWork } from '#ui/notices/long-work.ts'
import { notices } from '#ui/notices/notices.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  notices.clear()
})

const text = { id: 'drive.doing.moved', values: { count: 3 } }
const said = () => notices.getSnapshot().map(({ notice }) => notice.text.id)

/** Work that lasts until it is ended or stopped. */
function work() {
  let end: () => void = () => undefined
  let tell: (done: number, all: number) => void = () => undefined
  const stopped: string[] = []
  let isStopped = () => false
  const result = longWork(text, ({ signal, progress, isStopped: ask }) => {
    tell = progress
    isStopped = ask
    return new Promise<void>((resolve) => {
      end = resolve
      signal.addEventListener('abort', () => {
        stopped.push('stopped')
        resolve()
      })
    })
  })
  return {
    result,
    stopped,
    isStopped: () => isStopped(),
    end: () => end(),
    tell: (done: number, all: number) => tell(done, all),
  }
}

test('what is over within a second is not spoken of', async () => {
  const { result, end } = work()
  await vi.advanceTimersByTimeAsync(999)
  end()
  await result
  await vi.advanceTimersByTimeAsync(5_000)
  expect(said()).toEqual([])
})

test('what takes longer says so, how far it is, and goes from the screen with its end', async () => {
  const { result, end, tell } = work()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(said()).toEqual(['drive.doing.moved'])
  const progress = notices.getSnapshot()[0]?.notice.progress
  expect(progress?.getSnapshot()).toBeUndefined()
  tell(1, 4)
  expect(progress?.getSnapshot()).toBe(0.25)
  end()
  await result
  expect(said()).toEqual([])
})

test('it can be stopped', async () => {
  const { result, stopped, isStopped } = work()
  await vi.advanceTimersByTimeAsync(1_000)
  notices.getSnapshot()[0]?.notice.action?.run()
  await result
  expect(stopped).toEqual(['stopped'])
  expect(isStopped()).toBe(true)
})

test('it is stopped when its account leaves: nothing is done with the authority of another', async () => {
  const { result, stopped, isStopped } = work()
  accountLeft()
  await result
  expect(stopped).toEqual(['stopped'])
  expect(isStopped()).toBe(false)
})

test('a failure is the caller’s to tell, and takes the notice along', async () => {
  const failing = longWork(
    text,
    () => new Promise((_resolve, reject) => setTimeout(() => reject(new Error('no')), 2_000)),
  ).catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(1_500)
  expect(said()).toEqual(['drive.doing.moved'])
  await vi.advanceTimersByTimeAsync(500)
  expect(await failing).toMatchObject({ message: 'no' })
  expect(said()).toEqual([])
})
