import { QueryClient, type MutationOptions } from '@tanstack/react-query'
import { eventsQuery } from '#features/calendar/queries.ts'
import type { EventListing } from '#google/calendar/events.ts'
import type { Send } from '#google/send.ts'
import type { CalendarEvent } from '#mock/calendar/resource.ts'
import type { World } from '#mock/world/world.ts'
import { auth, bearer, calendarApi, newGoogle, redeem, request, Visitor } from '../unit/mock/visitor.ts'
import { emptyCalendar } from './events.ts'

export const zone = 'Asia/Seoul'
/** November in Seoul, and December. */
const months = {
  november: { timeMin: '2026-11-01T00:00:00+09:00', timeMax: '2026-12-01T00:00:00+09:00' },
  december: { timeMin: '2026-12-01T00:00:00+09:00', timeMax: '2027-01-01T00:00:00+09:00' },
}

export interface CalendarBench {
  client: QueryClient
  send: Send
  world: World
  /** Method and path of each request so far; what was asked for. */
  requests: { method: string; path: string; query: URLSearchParams }[]
  /** Reads a month, anew where it is in the cache. */
  read: (month: keyof typeof months) => Promise<EventListing>
  /** What the cache has of a month, as `day title`, in order. */
  shown: (month: keyof typeof months) => string[]
  find: (title: string, day?: string) => EventListing['items'][number]
  /** Events of a calendar (default: the main one) as Google has them, without those that were deleted. */
  kept: (calendarId?: string) => CalendarEvent[]
  /** Somebody else writes. */
  elsewhere: (event: CalendarEvent) => void
  /** Answers instead of Google, once for each request it is given. */
  interrupt: (answer: (method: string, path: string) => Response | undefined) => void
  /** Loses the answers of some requests on their way; Google has had them. */
  lose: (which: (method: string, path: string) => boolean) => void
  run: <Data, Variables, Result>(
    options: MutationOptions<Data, unknown, Variables, Result>,
    variables: NoInfer<Variables>,
  ) => Promise<Data>
}

/** The calendar's queries and mutations over the built-in Google, without a page around them. */
export async function calendarBench(events: readonly CalendarEvent[], email = emptyCalendar): Promise<CalendarBench> {
  const google = newGoogle()
  for (const event of events) google.world.calendar.put(email, event)
  const scope = auth('calendar')
  const { body } = await redeem(google, await new Visitor(google).allow(request({ scope }), email))
  const client = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retryDelay: 0 } } })
  const requests: CalendarBench['requests'] = []
  let interrupt: Parameters<CalendarBench['interrupt']>[0] = () => undefined
  let isLost: Parameters<CalendarBench['lose']>[0] = () => false
  const send: Send = async ({ method, path, query, headers, body: content }) => {
    const url = new URL(calendarApi + path)
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, String(value))
    requests.push({ method, path: decodeURIComponent(path), query: url.searchParams })
    const asked = new Request(url, {
      method,
      headers: { ...headers, ...bearer(body.access_token) },
      ...(content === undefined ? {} : { body: content }),
    })
    const response = interrupt(method, path) ?? (await google.handle(asked))
    if (isLost(method, path)) return { kind: 'failure', code: 'offline' }
    if (response.type === 'error') return { kind: 'failure', code: 'offline' }
    return { kind: 'answer', status: response.status, headers: {}, body: await response.text() }
  }
  const query = (month: keyof typeof months) =>
    eventsQuery(send, { calendarId: 'primary', ...months[month], timeZone: zone })
  const listing = (month: keyof typeof months) => client.getQueryData(query(month).queryKey)?.items ?? []
  const start = (event: EventListing['items'][number]) =>
    'date' in event.start ? event.start.date : event.start.dateTime
  const local = (event: EventListing['items'][number]) =>
    'date' in event.start
      ? event.start.date
      : new Date(Date.parse(event.start.dateTime) + 9 * 3_600_000).toISOString().slice(0, 16)
  return {
    client,
    send,
    world: google.world,
    requests,
    read: (month) => client.fetchQuery({ ...query(month), staleTime: 0 }),
    shown: (month) =>
      listing(month)
        .map((event) => `${local(event).slice(5)} ${event.summary ?? ''}`)
        .toSorted(),
    find: (title, day = '') => {
      const found = [...listing('november'), ...listing('december')].find(
        (event) => event.summary === title && start(event).includes(day),
      )
      if (!found) throw new Error(`no ${title}`)
      return found
    },
    kept: (calendarId = 'primary') => {
      const person = google.world.personBy(email)
      const calendar = person && google.world.calendar.calendarOf(person, calendarId)
      return (calendar?.events ?? []).filter(({ status }) => status !== 'cancelled')
    },
    elsewhere: (event) => google.world.calendar.put(email, event),
    interrupt: (answer) => {
      interrupt = answer
    },
    lose: (which) => {
      isLost = which
    },
    run: (options, variables) => client.getMutationCache().build(client, options).execute(variables),
  }
}
