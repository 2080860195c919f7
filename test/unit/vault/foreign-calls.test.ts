import { expect, test } from 'vitest'
import type { FromVault } from '#vault/protocol.ts'
import { calendarScope, createGoogleBench, events, googleKind, type GoogleBench } from '../../in-process/google.ts'
import { createTestTime, settle } from '../../in-process/time.ts'

const bench = () =>
  createGoogleBench(createTestTime(), { config: { ...googleKind, scopes: ['openid', 'email', calendarScope] } })

/** A port that says whatever it likes, as injected script could. */
function foreignPage(vault: GoogleBench): { say: (message: unknown) => void; heard: FromVault[] } {
  const { port1, port2 } = new MessageChannel()
  const heard: FromVault[] = []
  port1.onmessage = ({ data }: MessageEvent<FromVault>) => void heard.push(data)
  vault.connect(port2)
  return { say: (message) => port1.postMessage(message), heard }
}

const values: readonly unknown[] = [
  undefined,
  null,
  5,
  NaN,
  '',
  'x'.repeat(100_000),
  [],
  {},
  [null],
  { toString: 1, valueOf: 2 },
]
const hostileRequests = values.flatMap((value) => [
  value,
  ...Object.keys({ ...events, headers: 0, body: 0, read: 0 }).map((name) => ({ ...events, [name]: value })),
])
const names = ['begin', 'callback', 'send', 'renew', 'dismiss', 'frameFailed', 'resetDemo', 'demo', 'signOut']
const strangeNames = [...values, '__proto__', 'constructor', 'toString', 'hasOwnProperty']

test('whatever a page asks, it is answered, and the vault goes on', async () => {
  const vault = bench()
  const page = await vault.open()
  await vault.signIn(page)
  const { say, heard } = foreignPage(vault)
  let id = 0
  for (const argument of hostileRequests) say({ type: 'call', id: (id += 1), name: 'send', argument })
  for (const name of strangeNames) say({ type: 'call', id: (id += 1), name, argument: null })
  for (const name of names) for (const argument of values) say({ type: 'call', id: (id += 1), name, argument })
  await vault.time.advance(2_000)
  const unanswered = () => {
    const answered = new Set(heard.flatMap((message) => ('id' in message ? [message.id] : [])))
    return Array.from({ length: id }, (_, index) => index + 1).filter((asked) => !answered.has(asked))
  }
  await expect.poll(() => unanswered().length).toBe(0)
  await vault.signIn(page)
  expect(await page.call('send', events)).toMatchObject({ kind: 'answer', status: 200 })
})

test('messages that are no calls at all change nothing', async () => {
  const vault = bench()
  const page = await vault.open()
  await vault.signIn(page)
  const { say } = foreignPage(vault)
  for (const value of [...values, { type: 'call' }, { type: 'abort' }, { type: 'visible' }, { type: 'evil' }])
    say(value)
  for (const type of values) say({ type })
  vault.hear(null)
  await settle()
  expect(page.session().state).toBe('signed-in')
})

test('a header that cannot be sent refuses the request, and says nothing of the session', async () => {
  const vault = bench()
  const page = await vault.open()
  await vault.signIn(page)
  const result = await page.call('send', { ...events, headers: { 'If-Match': 'ㄱ' } })
  expect(result).toEqual({ kind: 'failure', code: 'destination-not-allowed' })
})

test('only the methods of the protocol are sent', async () => {
  const vault = bench()
  const page = await vault.open()
  await vault.signIn(page)
  const { say, heard } = foreignPage(vault)
  const before = vault.requests.length
  for (const [id, method] of ['HEAD', 'OPTIONS', 'get', 'PURGE', ''].entries()) {
    say({ type: 'call', id, name: 'send', argument: { ...events, method } })
  }
  await settle()
  const answers = heard.flatMap((message) => (message.type === 'answer' ? [message.answer] : []))
  expect(answers).toEqual(Array.from({ length: 5 }, () => ({ kind: 'failure', code: 'destination-not-allowed' })))
  expect(vault.requests).toHaveLength(before)
})
