import type { Person } from '../world/people.ts'
import { base64url, hashOf } from '../world/encoding.ts'
import type { World } from '../world/world.ts'
import { signIdToken } from './id-token.ts'
import type { AuthorizationRequest } from './request.ts'
import { callbackScope } from './scopes.ts'
import { issueAccessToken } from './tokens.ts'

const codeLifetimeMs = 10 * 60_000

/** The redirect that brings an error to the client (RFC 6749 §4.1.2.1, RFC 9207 §2). */
export function redirectWithError(world: World, request: AuthorizationRequest, error: Record<string, string>): string {
  return redirect(request, { ...identification(world, request), ...error })
}

/** The redirect that brings a code, or tokens in the fragment, with Google's further parameters in Google's order. */
export async function redirectWithGrant(
  world: World,
  request: AuthorizationRequest,
  granted: { person: Person; scopes: string[]; offline: boolean; authuser: string; prompt: string },
): Promise<string> {
  const { person, scopes, offline, authuser, prompt } = granted
  const familyId = base64url(world.options.random(12))
  const rest = { scope: callbackScope(scopes), authuser, prompt }
  const { clientId, redirectUri, nonce, codeChallenge } = request
  const { subject } = person
  if (request.responseType === 'code') {
    const authorizationCode = world.secret('4/0A')
    world.state.codes[await hashOf(authorizationCode)] = {
      familyId,
      clientId,
      redirectUri,
      subject,
      scopes,
      offline,
      expiresAtMs: world.nowMs + (world.faults.strikes('code-expired') ? -1 : codeLifetimeMs),
      ...(nonce ? { nonce } : {}),
      ...(codeChallenge ? { codeChallenge } : {}),
      used: false,
    }
    return redirect(request, { ...identification(world, request), code: authorizationCode, ...rest })
  }
  const accessToken = request.responseType.includes('token id_token') || request.responseType === 'token'
  const token = accessToken ? await issueAccessToken(world, { familyId, clientId, subject, scopes }) : undefined
  const idToken = request.responseType.includes('id_token')
    ? await signIdToken(world, { person, clientId, scopes, nonce, accessToken: token?.access_token })
    : undefined
  return redirect(request, {
    ...identification(world, request),
    ...(token ? { ...token, expires_in: String(token.expires_in) } : {}),
    ...(idToken ? { id_token: idToken } : {}),
    ...rest,
  })
}

/** `state` and `iss`: by them the client knows its own request and its own provider. */
function identification(world: World, request: AuthorizationRequest): Record<string, string> {
  const { faults, options } = world
  const state = faults.strikes('wrong-state') ? `${request.state ?? ''}-of-somebody-else` : request.state
  const iss = faults.strikes('issuer-parameter-wrong') ? 'https://issuer.example' : options.issuer
  return {
    ...(state === undefined || faults.strikes('state-missing') ? {} : { state }),
    ...(faults.strikes('issuer-parameter-missing') ? {} : { iss }),
  }
}

function redirect({ redirectUri, responseType }: AuthorizationRequest, parameters: Record<string, string>): string {
  const url = new URL(redirectUri)
  if (responseType === 'code') for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  else url.hash = new URLSearchParams(parameters).toString()
  return url.href
}
