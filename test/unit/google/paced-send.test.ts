import { expect, test } from 'vitest'
import { pacedSend } from '#google/paced-send.ts'
import type { ApiRequest, SendResult } from '#google/send.ts'
import { settle } from '../../in-process/time.ts'

const request = (path: string): ApiRequest => ({ api: 'gmail', method: 'GET', path, scopes: [] })
const answer = (status: number, body = '', headers = {}): SendResult => ({ kind: 'answer', status, headers, body })

/** A network whose answers the test gives one by one. */
function rig(atOnce = 2) {
  const open = new Map<string, (result: SendResult) => void>()
  const order: string[] = []
  const waits: { delayMs: number; end: () => void }[] = []
  const send = pacedSend(
    ({ path }) => {
      order.push(path)
      return new Promise((resolve) => open.set(path, resolve))
    },
    { atOnce, wait: (delayMs) => new Promise((resolve) => waits.push({ delayMs, end: resolve })) },
  )
  const finish = async (path: string, result = answer(200)) => {
    open.get(path)?.(result)
    open.delete(path)
    await settle()
  }
  return { send, order, open, waits, finish }
}

test('only so many are under way at once; who asked last comes first, those who asked together in their order', async () => {
  const { send, order, open, finish } = rig()
  const all = ['a', 'b', 'c', 'd'].map((path) => send(request(path)))
  await settle()
  expect(order).toEqual(['a', 'b'])
  all.push(...['e', 'f'].map((path) => send(request(path))))
  await settle()
  await finish('a')
  expect(order).toEqual(['a', 'b', 'e'])
  expect(open.size).toBe(2)
  for (const path of ['b', 'e', 'f', 'c', 'd']) await finish(path)
  expect(order).toEqual(['a', 'b', 'e', 'f', 'c', 'd'])
  expect(await Promise.all(all)).toEqual(all.map(() => answer(200)))
})

test('who is given up while waiting is never sent', async () => {
  const { send, order, finish } = rig(1)
  const scrolledAway = new AbortController()
  void send(request('first'))
  await settle()
  const second = send(request('second'), scrolledAway.signal)
  scrolledAway.abort()
  expect(await second).toEqual({ kind: 'failure', code: 'aborted' })
  await finish('first')
  expect(order).toEqual(['first'])
  expect(await send(request('third'), scrolledAway.signal)).toEqual({ kind: 'failure', code: 'aborted' })
})

test('after a refusal for speed all wait, longer each time, then one tries the way for the others', async () => {
  const { send, order, waits, finish } = rig()
  for (const path of ['a', 'b', 'c', 'd', 'e']) void send(request(path))
  await settle()
  await finish('a', answer(429))
  await finish('b')
  expect(order).toEqual(['a', 'b'])
  expect(waits.map(({ delayMs }) => delayMs)).toEqual([1_000])
  waits[0]?.end()
  await settle()
  expect(order).toEqual(['a', 'b', 'c'])
  await finish('c', answer(403, '{"error":{"errors":[{"reason":"userRateLimitExceeded"}]}}', { 'retry-after': '7' }))
  expect(waits.map(({ delayMs }) => delayMs)).toEqual([1_000, 7_000])
  waits[1]?.end()
  await settle()
  await finish('d')
  expect(order).toEqual(['a', 'b', 'c', 'd', 'e'])
})

test('another refusal, or no network, slows nobody down', async () => {
  const { send, order, waits, finish } = rig(1)
  for (const path of ['a', 'b', 'c']) void send(request(path))
  await settle()
  await finish('a', answer(403, '{}'))
  await finish('b', { kind: 'failure', code: 'offline' })
  expect(order).toEqual(['a', 'b', 'c'])
  expect(waits).toEqual([])
})
