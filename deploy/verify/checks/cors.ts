import { headerOf, isLoopback, type Answer } from '../answer.ts'
import { quoted, wrong, type Area, type Finding } from '../finding.ts'

/** Whether a page of an origin may read an answer (Fetch §3.2.3). */
export function mayRead(answer: Answer, origin: string, withCookies = false): boolean {
  const allowed = headerOf(answer, 'access-control-allow-origin')
  if (!withCookies) return allowed === origin || allowed === '*'
  return allowed === origin && headerOf(answer, 'access-control-allow-credentials') === 'true'
}

/** Whether a preflight allows a request. `*` never stands for `Authorization` (Fetch §3.2.4). */
export function refusalOf(
  answer: Answer,
  { origin, method, headers }: { origin: string; method: string; headers: readonly string[] },
): string | undefined {
  if (answer.status < 200 || answer.status > 299) return `answers the preflight with status ${answer.status}`
  if (!mayRead(answer, origin)) return `does not allow ${origin} in its preflight (${said(answer)})`
  const methods = namesIn(answer, 'access-control-allow-methods')
  const needsMethod = !['get', 'head', 'post'].includes(method.toLowerCase())
  if (needsMethod && !methods.has(method.toLowerCase()) && !methods.has('*')) return `does not allow ${method}`
  const names = namesIn(answer, 'access-control-allow-headers')
  const refused = headers.filter((name) => !names.has(name) && !(names.has('*') && name !== 'authorization'))
  return refused.length > 0 ? `does not allow the header ${refused.join(', ')}` : undefined
}

/** What is wrong with an answer that a page asks for with nothing that needs a preflight. */
export function judgeReadable(name: string, answer: Answer, origin: string, area: Area = 'provider'): Finding[] {
  if (mayRead(answer, origin)) return []
  return [wrong(area, `${name} may not be read by ${origin} (${said(answer)})`, allowing(origin))]
}

export const allowing = (origin: string): string =>
  `Add ${origin} to the origins of this client at the provider (“web origins”, “CORS”).`

/** On a site for everybody, an address of this machine would be another machine for each of them; it is not asked. */
export function atVisitors(site: URL, url: string, area: Area, name: string): Finding[] | undefined {
  if (isLoopback(site) || !isLoopback(new URL(url))) return undefined
  return [wrong(area, `${name} is at ${url}, on each visitor’s own machine`, 'Name an address that they can reach.')]
}

/** For what gave no answer at all, which may be the fault of this machine. */
export const unreached =
  'Is the address the right one, and can this machine reach it? “--site-only” leaves providers and APIs alone.'

function said(answer: Answer): string {
  const allowed = headerOf(answer, 'access-control-allow-origin')
  return allowed === undefined ? 'no Access-Control-Allow-Origin' : `Access-Control-Allow-Origin: ${quoted(allowed)}`
}

const namesIn = (answer: Answer, header: string) =>
  new Set((headerOf(answer, header) ?? '').split(',').map((name) => name.trim().toLowerCase()))
