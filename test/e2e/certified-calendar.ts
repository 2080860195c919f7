import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Provider } from 'oidc-provider'
import { calendarScopes } from './certified-pages.ts'

/** One call of the calendar API, without its token. */
export interface CalendarCall {
  method: string
  path: string
  status: number
}

const refusal = (code: number, message: string, reason: string) => ({
  error: { code, message, errors: [{ message, domain: 'global', reason }] },
})

/** Events around now: two on the first page, one on the second, an all-day one among them. */
function eventsFrom(timeMin: string, pageToken: string | null) {
  const day = new Date(Math.max(Date.parse(timeMin), Date.now() - 3_600_000))
  const at = (minutes: number) => ({ dateTime: new Date(day.getTime() + minutes * 60_000).toISOString() })
  const date = (days: number) => ({ date: new Date(day.getTime() + days * 86_400_000).toISOString().slice(0, 10) })
  const event = (id: string, summary: string, start: object, end: object) => ({
    kind: 'calendar#event',
    id,
    status: 'confirmed',
    summary,
    start,
    end,
  })
  if (pageToken === 'second') return { items: [event('e3', 'Harbour walk', at(240), at(300))] }
  return {
    nextPageToken: 'second',
    items: [event('e1', 'Lantern festival', date(0), date(1)), event('e2', 'Choir practice', at(120), at(180))],
  }
}

/**
 * A resource server below `/calendar/v3/` with Google's shapes: it accepts the provider's access tokens as long as
 * the provider knows them, asks for the right scope, and answers other origins.
 */
export function createCalendar(provider: Provider, allowedOrigin: () => readonly string[]) {
  const calls: CalendarCall[] = []

  const answer = async (request: IncomingMessage, url: URL): Promise<{ status: number; body: object }> => {
    const [, value] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '') ?? []
    const token = value ? await provider.AccessToken.find(value) : undefined
    if (!token) return { status: 401, body: refusal(401, 'Invalid Credentials', 'authError') }
    const granted = (token.scope ?? '').split(' ')
    const list = url.pathname.endsWith('/users/me/calendarList')
    if (!granted.includes(list ? calendarScopes.list : calendarScopes.events)) {
      return { status: 403, body: refusal(403, 'Insufficient Permission', 'insufficientPermissions') }
    }
    if (list) {
      const items = [{ id: 'mina@example.org', summary: 'Mina', primary: true, selected: true, accessRole: 'owner' }]
      return { status: 200, body: { kind: 'calendar#calendarList', items } }
    }
    if (!/\/calendars\/[^/]+\/events$/.test(url.pathname)) {
      return { status: 404, body: refusal(404, 'Not Found', 'notFound') }
    }
    const query = url.searchParams
    return {
      status: 200,
      body: { kind: 'calendar#events', ...eventsFrom(query.get('timeMin') ?? '', query.get('pageToken')) },
    }
  }

  return {
    calls: calls as readonly CalendarCall[],
    serve: async (request: IncomingMessage, response: ServerResponse) => {
      const url = new URL(request.url ?? '/', 'http://host')
      const { origin } = request.headers
      if (origin && allowedOrigin().includes(origin)) {
        response.setHeader('access-control-allow-origin', origin)
        response.setHeader('vary', 'Origin')
      }
      if (request.method === 'OPTIONS') {
        response.setHeader('access-control-allow-headers', 'authorization')
        response.setHeader('access-control-max-age', '600')
        response.writeHead(204).end()
        return
      }
      const { status, body } = await answer(request, url)
      calls.push({ method: request.method ?? '', path: url.pathname, status })
      response.setHeader('content-type', 'application/json; charset=UTF-8')
      response.writeHead(status).end(JSON.stringify(body))
    },
  }
}
