import { onlineManager } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { compositions } from '#features/mail/compose/compositions.ts'
import { sendDelayMs, sendLater } from '#features/mail/compose/outbox.ts'
import { accountLeft } from '#ui/belongings/belongings.ts'
import { notices } from '#ui/notices/notices.ts'

/** Whether leaving the page is asked about. */
let guards: unknown[] = []

beforeEach(() => {
  vi.useFakeTimers()
  guards = []
  vi.stubGlobal('addEventListener', (_name: string, guard: unknown) => void guards.push(guard))
  vi.stubGlobal('removeEventListener', () => void (guards = []))
})
afterEach(() => {
  accountLeft()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const said = () => notices.getSnapshot().map(({ notice }) => notice.text.id)

/** A message that is sent, until `end` says what became of it. */
function departure({ size = undefined as string | undefined } = {}) {
  const sent: string[] = []
  let end: { resolve: () => void; reject: (error: Error) => void } | undefined
  sendLater({
    size,
    send: (signal) => {
      sent.push('sent')
      return new Promise<void>((resolve, reject) => {
        end = { resolve, reject }
        signal.addEventListener('abort', () => reject(new Error('aborted')))
      })
    },
    bringBack: () => {
      sent.push('brought back')
      return undefined
    },
  })
  return { sent, end: () => end }
}

test('a message goes out after ten seconds, and that is said', async () => {
  const { sent, end } = departure()
  expect(guards).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(sendDelayMs - 1)
  expect(sent).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  end()?.resolve()
  await vi.advanceTimersByTimeAsync(0)
  expect(sent).toEqual(['sent'])
  expect(said()).toEqual(['mail.compose.sent'])
  expect(guards).toEqual([])
})

test('a message that cannot be sent comes back to its writer', async () => {
  const { sent, end } = departure()
  await vi.advanceTimersByTimeAsync(sendDelayMs)
  end()?.reject(new Error('offline'))
  await vi.advanceTimersByTimeAsync(0)
  expect(sent).toEqual(['sent', 'brought back'])
  expect(said()).toEqual(['mail.compose.sendFailed'])
})

test('offline a message waits after its ten seconds, says so, and can still be called back', async () => {
  onlineManager.setOnline(false)
  const { sent } = departure()
  await vi.advanceTimersByTimeAsync(sendDelayMs)
  onlineManager.setOnline(true)
  expect(said()).toEqual(['mail.compose.waiting'])
  notices.getSnapshot().at(-1)?.notice.action?.run()
  await vi.advanceTimersByTimeAsync(0)
  expect(sent).toEqual(['sent', 'brought back'])
})

test('a large message says that it is on its way, and can be stopped', async () => {
  const { sent } = departure({ size: '3 MB' })
  await vi.advanceTimersByTimeAsync(sendDelayMs)
  expect(said()).toEqual(['mail.compose.underWay'])
  notices.getSnapshot().at(-1)?.notice.action?.run()
  await vi.advanceTimersByTimeAsync(0)
  expect(sent).toEqual(['sent', 'brought back'])
  expect(said()).toEqual(['mail.compose.sendStopped'])
})

test('a message that still waits when its account leaves never goes out with the authority of another', async () => {
  const { sent } = departure()
  accountLeft()
  expect(guards).toEqual([])
  await vi.advanceTimersByTimeAsync(2 * sendDelayMs)
  expect(sent).toEqual([])
})

test('a message that fails after its account has left is shown to nobody', async () => {
  const { sent, end } = departure()
  await vi.advanceTimersByTimeAsync(sendDelayMs)
  accountLeft()
  end()?.reject(new Error('signed out'))
  await vi.advanceTimersByTimeAsync(0)
  expect(sent).toEqual(['sent'])
  expect(said()).toEqual([])
})

test('what is being written leaves with its account', () => {
  vi.stubGlobal('document', { activeElement: null })
  compositions.open({} as Parameters<typeof compositions.open>[0])
  accountLeft()
  expect(compositions.getSnapshot()).toBeUndefined()
})
