import type { TraceEntry } from '#trace/entry.ts'
import type { ApiRequest } from '#vault/protocol.ts'
import { createDemoBench } from '../../in-process/demo.ts'

const base = 'https://www.googleapis.com/auth/'
const scopes = ['calendar.events', 'calendar.calendarlist.readonly', 'gmail.modify', 'drive.file'].map(
  (name) => base + name,
)

const request = (method: ApiRequest['method'], api: string, path: string, more: Partial<ApiRequest> = {}) =>
  ({ method, api, path, scopes: [...scopes], ...more }) satisfies ApiRequest

const json = { 'content-type': 'application/json' }

const requests: readonly ApiRequest[] = [
  request('GET', 'calendar', 'users/me/calendarList', { query: { maxResults: '250' } }),
  request('GET', 'calendar', 'calendars/primary/events', {
    query: { singleEvents: 'true', timeMin: '2026-11-01T00:00:00Z', timeMax: '2026-12-01T00:00:00Z', fields: 'items' },
    headers: { accept: 'application/json', 'if-none-match': '"1"' },
  }),
  request('POST', 'calendar', 'calendars/primary/events', {
    headers: json,
    body: JSON.stringify({ summary: 'Tea', start: { date: '2026-11-26' }, end: { date: '2026-11-27' } }),
  }),
  request('GET', 'gmail', 'users/me/threads', { query: { q: 'in:inbox', labelIds: ['INBOX'], maxResults: '50' } }),
  request('GET', 'drive', 'files', { query: { q: 'trashed = false', pageSize: '100', orderBy: 'name' } }),
  request('GET', 'drive', 'files/none-of-these'),
]

/** What a learner's own session in the demo leaves behind: sign-in, more scopes, calls, a renewal, the way out. */
export async function demoTrace(): Promise<readonly TraceEntry[]> {
  const bench = await createDemoBench()
  const { page, google } = bench
  const entries = new Map<number, TraceEntry>()
  const remember = () => {
    for (const entry of page.trace) entries.set(entry.id, entry)
  }
  await bench.signIn()
  await bench.signIn(scopes, scopes.slice(0, -1))
  for (const one of requests) await page.call('send', one)
  await page.call('send', { ...request('GET', 'drive', 'files'), unchecked: true })
  google.world.faults.turnOn('api-401', 1)
  const [first] = requests
  if (first) await page.call('send', first)
  await page.call('renew', undefined)
  remember()
  page.trace.splice(0)
  const before = Math.max(...entries.keys())
  await page.call('signOut', { revoke: true, postLogoutRedirectUri: 'https://app.example/signed-out' })
  await bench.time.idle()
  // The numbers go on: a sign-out empties the trace of the session, and only then writes its own steps.
  for (const entry of page.trace) entries.set(before + entry.id, { ...entry, id: before + entry.id })
  return [...entries.values()]
}
