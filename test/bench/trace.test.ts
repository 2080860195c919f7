import { expect, test } from 'vitest'
import { requestOf, responseOf } from '#trace/message.ts'
import { createRecorder } from '#trace/recorder.ts'
import { createDemoBench } from '../in-process/demo.ts'
import { report } from './measure.ts'

const scope = 'https://www.googleapis.com/auth/calendar.events'
/** What a call of Google's APIs takes at the least, over a good line; the built-in provider answers faster than any. */
const shortestCallMs = 40
const rounds = 4_000

const request = {
  method: 'GET',
  url: 'https://www.googleapis.com/calendar/v3/calendars/primary/events?singleEvents=true&timeMin=2026-11-01T00%3A00%3A00Z&timeMax=2026-12-01T00%3A00%3A00Z&maxResults=2500&fields=items%28id%2Csummary%2Cstart%2Cend%29',
  headers: { authorization: `Bearer ${'a1B2'.repeat(55)}`, accept: 'application/json' },
}
const response = {
  status: 200,
  endpoint: 'api',
  headers: { 'content-type': 'application/json; charset=utf-8', date: 'Wed, 25 Nov 2026 10:00:00 GMT', etag: '"p12"' },
  bodyBytes: 48_000,
} as const
const secrets = ['a1B2'.repeat(55), 'r3F4'.repeat(26), 'eyJh'.repeat(240)]

/** Milliseconds that one exchange costs the recorder when nobody watches, its memory full. */
function costOfOneMs(): { meanMs: number; bytes: number; entries: number } {
  const recorder = createRecorder({
    now: () => Date.now(),
    monotonic: () => performance.now(),
    secrets: () => secrets,
  })
  const record = () =>
    recorder
      .start('api-request', 'vault', 'resource-server', {
        request: requestOf(request),
        facts: { api: 'calendar', scopes: scope, grantedScope: scope, tokenAgeSeconds: '120', renewals: '0' },
      })
      .end({ outcome: 'ok', response: responseOf(response) })
  for (let at = 0; at < 1_000; at += 1) record()
  const startedMs = performance.now()
  for (let at = 0; at < rounds; at += 1) record()
  const meanMs = (performance.now() - startedMs) / rounds
  const entries = recorder.entries()
  return { meanMs, bytes: JSON.stringify(entries).length, entries: entries.length }
}

test('recording a session that nobody watches costs less than a hundredth of its requests, and its memory ends', async () => {
  const { meanMs, bytes, entries } = costOfOneMs()
  const bench = await createDemoBench()
  bench.page.tell({ type: 'watch-trace', watch: false })
  await bench.signIn([scope])
  const call = { api: 'calendar', method: 'GET', path: 'calendars/primary/events', scopes: [scope] } as const
  await bench.page.call('send', call)
  const startedMs = performance.now()
  for (let at = 0; at < 200; at += 1) await bench.page.call('send', call)
  const demoCallMs = (performance.now() - startedMs) / 200
  report('trace: an exchange recorded, nobody watching', {
    meanMs: Number(meanMs.toFixed(3)),
    ofACallOver40Ms: `${((100 * meanMs) / shortestCallMs).toFixed(2)} %`,
    demoCallMs: Number(demoCallMs.toFixed(2)),
    entries,
    kilobytes: Math.round(bytes / 1_000),
  })
  expect(meanMs / shortestCallMs).toBeLessThan(0.01)
  expect(entries).toBeLessThanOrEqual(500)
  expect(bytes).toBeLessThan(600_000)
})
