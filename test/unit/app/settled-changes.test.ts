import { onlineManager, QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test } from 'vitest'
import { settledChanges } from '#app/queries/settled-changes.ts'

afterEach(() => onlineManager.setOnline(true))

/** A client with the means to make changes that end when the test says so. */
function bench() {
  const client = new QueryClient({ defaultOptions: { mutations: { networkMode: 'online', retry: false } } })
  const order: string[] = []
  const change = (name: string) => {
    let end: (failed?: boolean) => void = () => undefined
    const done = client
      .getMutationCache()
      .build(client, {
        mutationFn: () =>
          new Promise<void>((resolve, reject) => {
            end = (failed) => (failed ? reject(new Error(name)) : resolve())
          }),
      })
      .execute(undefined)
      .then(
        () => void order.push(name),
        () => void order.push(`${name} failed`),
      )
    return { end: (failed?: boolean) => end(failed), done }
  }
  return { changes: client.getMutationCache(), order, change }
}
const tick = () => new Promise((resolve) => setTimeout(resolve))

test('with nothing under way there is nothing to wait for', async () => {
  await expect(settledChanges(bench().changes)).resolves.toBeUndefined()
})

test('a change under way, and what follows it at once, come before', async () => {
  const { changes, order, change } = bench()
  const [first, second] = [change('first'), change('second')]
  const third = first.done.then(() => change('third'))
  const waited = settledChanges(changes).then(() => void order.push('settled'))
  await tick()
  first.end()
  const last = await third
  await tick()
  second.end(true)
  await second.done
  await tick()
  expect(order).toEqual(['first', 'second failed'])
  last.end()
  await waited
  expect(order).toEqual(['first', 'second failed', 'third', 'settled'])
})

test('a change that waits for the network is not waited for', async () => {
  const { changes, change } = bench()
  onlineManager.setOnline(false)
  void change('offline')
  await tick()
  await expect(settledChanges(changes)).resolves.toBeUndefined()
})
