import type { Person } from '../world/people.ts'
import type { Grant } from '../world/state.ts'
import type { World } from '../world/world.ts'
import { redirectWithError, redirectWithGrant } from './callback.ts'
import { parseAuthorizationRequest, type AuthorizationRequest, type PageError } from './request.ts'
import { isIdentityScope } from './scopes.ts'

/** What the person did on the last screen. */
export interface Decision {
  /** Subject of the person chosen. */
  account?: string
  /** The boxes that were ticked; present once the consent screen was answered with "Continue". */
  consent?: readonly string[]
  cancel?: boolean
  /** "Use another account" on the consent screen. */
  otherAccount?: boolean
}

/** What the authorization endpoint has to show, or where the browser goes. JSON-able: it may be drawn by any skin. */
export type Screen =
  | { kind: 'redirect'; location: string }
  | { kind: 'choose-account'; clientId: string; people: readonly Person[]; signedIn: readonly string[]; hint?: string }
  | {
      kind: 'consent'
      clientId: string
      person: Person
      /** Sign-in scopes, allowed by continuing at all. */
      identity: readonly string[]
      /** One checkbox each. */
      asked: readonly string[]
      alreadyGranted: readonly string[]
    }
  | { kind: 'error'; error: PageError }

/**
 * The authorization endpoint: account choice, granular consent, remembered grants, and the answer to the client.
 * @param browser who asks, as the provider knows it by its cookie; keeps the list of people signed in there
 * @see https://developers.google.com/identity/protocols/oauth2/resources/granular-permissions
 */
export async function authorize(
  world: World,
  browser: string,
  query: URLSearchParams,
  decision: Decision = {},
): Promise<Screen> {
  const parsed = parseAuthorizationRequest(world, query)
  if ('error' in parsed) return { kind: 'error', error: parsed.error }
  const { request } = parsed
  const refuse = (error: string, more: Record<string, string> = {}): Screen => ({
    kind: 'redirect',
    location: redirectWithError(world, request, { error, ...more }),
  })
  if (world.faults.strikes('authorization-server-error')) return refuse('server_error')
  if (decision.cancel) return refuse('access_denied')

  const silent = request.prompt.includes('none')
  // A silent request comes from a hidden frame: a browser that blocks its cookies makes it one of nobody.
  const unknown = silent && world.faults.strikes('third-party-cookies-blocked')
  const signedIn = unknown ? [] : (world.state.browserSessions[browser] ?? [])
  const person = chosenPerson(world, request, signedIn, decision)
  if (!person) {
    if (!silent) return accountChoice(world, request, signedIn)
    return signedIn.length > 1 && !request.loginHint
      ? refuse('interaction_required', { error_subtype: 'access_denied' })
      : refuse('login_required')
  }

  const grant = world.state.grants.find((g) => g.clientId === request.clientId && g.subject === person.subject)
  const again = request.prompt.includes('consent')
  const missing = request.scopes.filter((scope) => again || !grant?.scopes.includes(scope))
  if (silent && missing.length > 0) return refuse('consent_required')
  if (decision.account) signIn(world, browser, person)
  if (missing.length > 0 && !decision.consent) return consentScreen(request, person, missing, grant)

  if (world.faults.strikes('access-denied')) return refuse('access_denied')
  const untick = world.faults.strikes('scope-unticked')
    ? missing.findLast((scope) => !isIdentityScope(scope))
    : undefined
  const ticked = missing.filter(
    (scope) => isIdentityScope(scope) || (decision.consent?.includes(scope) && scope !== untick),
  )
  const kept = request.scopes.filter((scope) => !missing.includes(scope))
  if (ticked.length + kept.length === 0) return refuse('access_denied')
  const consentShown = missing.length > 0
  const remembered = remember(world, request, person, { missing, ticked })
  const scopes = request.includeGrantedScopes ? [...remembered.scopes] : [...kept, ...ticked]
  const offline = request.offline && (consentShown || !remembered.offline)
  remembered.offline ||= offline
  const authuser = String((world.state.browserSessions[browser] ?? []).indexOf(person.subject))
  const prompt = consentShown ? 'consent' : 'none'
  const location = await redirectWithGrant(world, request, { person, scopes, offline, authuser, prompt })
  return { kind: 'redirect', location }
}

function chosenPerson(
  world: World,
  request: AuthorizationRequest,
  signedIn: readonly string[],
  decision: Decision,
): Person | undefined {
  if (decision.otherAccount) return undefined
  if (decision.account) return world.people.find(({ subject }) => subject === decision.account)
  if (request.prompt.includes('select_account') || request.prompt.includes('login')) return undefined
  const hinted = world.personBy(request.loginHint)
  if (request.loginHint) return hinted && signedIn.includes(hinted.subject) ? hinted : undefined
  return signedIn.length === 1 ? world.personBy(signedIn[0]) : undefined
}

function accountChoice(world: World, request: AuthorizationRequest, signedIn: readonly string[]): Screen {
  const hint = world.personBy(request.loginHint)?.subject
  const { clientId } = request
  return { kind: 'choose-account', clientId, people: world.people, signedIn, ...(hint ? { hint } : {}) }
}

function consentScreen(
  request: AuthorizationRequest,
  person: Person,
  missing: readonly string[],
  grant: Grant | undefined,
): Screen {
  return {
    kind: 'consent',
    clientId: request.clientId,
    person,
    identity: missing.filter(isIdentityScope),
    asked: missing.filter((scope) => !isIdentityScope(scope)),
    alreadyGranted: (grant?.scopes ?? []).filter((scope) => !missing.includes(scope) && !isIdentityScope(scope)),
  }
}

function signIn(world: World, browser: string, person: Person) {
  const signedIn = (world.state.browserSessions[browser] ??= [])
  if (!signedIn.includes(person.subject)) signedIn.push(person.subject)
}

/** Writes what was allowed and what was refused into the grant that the next visit will find. */
function remember(
  world: World,
  request: AuthorizationRequest,
  person: Person,
  { missing, ticked }: { missing: readonly string[]; ticked: readonly string[] },
): Grant {
  const { clientId } = request
  const { subject } = person
  const found = world.state.grants.find((grant) => grant.clientId === clientId && grant.subject === subject)
  const grant = found ?? { clientId, subject, scopes: [], offline: false }
  if (!found) world.state.grants.push(grant)
  grant.scopes = [...new Set([...grant.scopes.filter((scope) => !missing.includes(scope)), ...ticked])]
  return grant
}
