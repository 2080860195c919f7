import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { threadRowQuery } from '#features/mail/queries.ts'
import type { Send, SendResult } from '#google/send.ts'
import { settle } from '../../in-process/time.ts'

/** A network that answers when the test says so. */
function slowNetwork() {
  const order: string[] = []
  const open: ((result: SendResult) => void)[] = []
  const send: Send = ({ path }) => {
    order.push(path.replace('users/me/threads/', ''))
    return new Promise((resolve) => open.push(resolve))
  }
  const answerAll = async () => {
    while (open.length > 0) {
      open.shift()?.({ kind: 'answer', status: 200, headers: {}, body: '{"id":"a","messages":[]}' })
      await settle()
    }
  }
  return { send, order, answerAll }
}

test('five rows are read at once, a row on two screens once, and rows that were scrolled away never', async () => {
  const { send, order, answerAll } = slowNetwork()
  const client = new QueryClient()
  client.setQueryData(['mail', 'history'], '1')
  const look = (id: string) => new QueryObserver(client, threadRowQuery(send, id)).subscribe(() => undefined)
  const first = Array.from({ length: 12 }, (_, index) => look(`first-${String(index)}`))
  look('first-0')
  await settle()
  expect(order).toEqual(['first-0', 'first-1', 'first-2', 'first-3', 'first-4'])
  // The person scrolls on.
  for (const leave of first) leave()
  for (let index = 0; index < 3; index += 1) look(`second-${String(index)}`)
  await settle()
  await answerAll()
  expect(order.slice(5)).toEqual(['second-0', 'second-1', 'second-2'])
})
