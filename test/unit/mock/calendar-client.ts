import type { MockGoogle } from '#mock/google.ts'
import { answerOf, auth, bearer, calendarApi, newGoogle, redeem, request, Visitor, type Answer } from './visitor.ts'

export const team = 'team@group.calendar.demo.example'
export const holidays = 'en.holidays@group.calendar.demo.example'
export const reasonOf = ({ body }: Answer) => /"reason":"(\w+)"/.exec(JSON.stringify(body))?.[1]
export const messageOf = ({ body }: Answer) => /"message":"([^"]*)"/.exec(JSON.stringify(body))?.[1]
export const itemsOf = ({ body }: Answer): Record<string, unknown>[] => (Array.isArray(body.items) ? body.items : [])

export interface CalendarClient {
  google: MockGoogle
  /** @param path below the API's prefix; `@` before an id is the first person's main calendar */
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
  insert: (event: object, query?: string) => Promise<Answer>
  patch: (id: string, changes: object, etag?: string) => Promise<Answer>
  list: (query: Record<string, string>, calendarId?: string) => Promise<Answer>
}

/** A client that may do everything with a person's calendars. */
export async function calendarClient(
  google: MockGoogle = newGoogle(),
  email = 'alex@demo.example',
  scope = auth('calendar'),
): Promise<CalendarClient> {
  const { body } = await redeem(google, await new Visitor(google).allow(request({ scope }), email))
  const call: CalendarClient['call'] = async (method, path, content, headers) => {
    const response = await google.handle(
      new Request(calendarApi + path, {
        method,
        headers: { ...bearer(body.access_token), 'Content-Type': 'application/json', ...headers },
        ...(content === undefined ? {} : { body: typeof content === 'string' ? content : JSON.stringify(content) }),
      }),
    )
    return response.headers.get('Content-Type')
      ? answerOf(response)
      : { status: response.status, headers: response.headers, body: {} }
  }
  return {
    google,
    call,
    insert: (event, query = '') => call('POST', `calendars/primary/events${query}`, event),
    patch: (id, changes, etag) =>
      call('PATCH', `calendars/primary/events/${id}`, changes, etag === undefined ? {} : { 'If-Match': etag }),
    list: (query, calendarId = 'primary') =>
      call('GET', `calendars/${encodeURIComponent(calendarId)}/events?${new URLSearchParams(query).toString()}`),
  }
}

const zone = 'Asia/Seoul'
/** An hour of a day in Seoul, from a full hour. */
export const hour = (date: string, from: number) => ({
  start: { dateTime: `${date}T${String(from).padStart(2, '0')}:00:00+09:00`, timeZone: zone },
  end: { dateTime: `${date}T${String(from + 1).padStart(2, '0')}:00:00+09:00`, timeZone: zone },
})
