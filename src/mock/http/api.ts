import { googleScopeBase } from '#config/google-defaults.ts'
import { networkError } from '../faults.ts'
import { accessTokenOf, insufficientScope, unauthorized } from '../oauth/bearer.ts'
import type { Person } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { googleError, notFound } from './answer.ts'

/** One authorized request to an API. */
export interface ApiCall {
  world: World
  person: Person
  /** The scopes of its token. */
  grantedScopes: readonly string[]
  /** Whose token it is: under `drive.file` each client sees its own files. */
  clientId: string
  request: Request
  parameters: URLSearchParams
  /** What the groups of the path hold, decoded. */
  match: readonly string[]
}

export interface ApiRoute {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below the API's prefix, without a leading slash, still encoded. */
  path: RegExp
  /** Any one of them allows the call; short names stand below Google's scope base. */
  scopes: readonly string[]
  answer: (call: ApiCall) => Response | Promise<Response>
}

export interface Api {
  /** Name of the service in an ErrorInfo, e.g. `gmail.googleapis.com`. */
  service: string
  routes: readonly ApiRoute[]
}

const fullName = (scope: string) => (scope.includes(':') ? scope : googleScopeBase + scope)

/** Answers a request to an API: first what every API of Google refuses in the same way, then the route. */
export async function answerApi(api: Api, world: World, request: Request, path: string): Promise<Response> {
  const { faults } = world
  if (faults.strikes('api-down')) throw networkError()
  if (faults.strikes('api-503')) return googleError(503, { message: 'Backend Error', reason: 'backendError' })
  if (faults.strikes('api-429')) return rateLimited(429)
  if (faults.has('grant-revoked')) await revokeGrantOf(world, request)
  const token = faults.strikes('api-401') ? undefined : await accessTokenOf(world, request)
  const person = world.personBy(token?.subject)
  if (!token || !person) return unauthorized(request)
  if (faults.strikes('api-403-rate')) return rateLimited(403)
  const known = api.routes.filter((candidate) => candidate.path.test(path))
  const route = known.find(({ method }) => method === request.method)
  if (!route) return known.length > 0 ? new Response(null, { status: 405 }) : notFound()
  const scopes = route.scopes.map(fullName)
  const allowed = scopes.some((scope) => token.scopes.includes(scope))
  if (!allowed || faults.strikes('api-403')) return insufficientScope(scopes, api.service)
  return route.answer({
    world,
    person,
    grantedScopes: token.scopes,
    clientId: token.clientId,
    request,
    parameters: new URL(request.url).searchParams,
    match: (route.path.exec(path) ?? []).slice(1).map(decoded),
  })
}

/** The person takes back, on a page of the provider, all that they allowed this client: just now. */
async function revokeGrantOf(world: World, request: Request): Promise<void> {
  const token = await accessTokenOf(world, request)
  if (token && world.faults.strikes('grant-revoked')) world.revokeGrant(token.clientId, token.subject)
}

const rateLimited = (status: 403 | 429) =>
  googleError(
    status,
    { message: 'Rate Limit Exceeded', reason: 'rateLimitExceeded', domain: 'usageLimits' },
    { 'Retry-After': '1' },
  )

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
