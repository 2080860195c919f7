import type { MockClient } from '../options.ts'
import type { World } from '../world/world.ts'
import { parseScopes, unknownScopes } from './scopes.ts'

/** An authorization request (RFC 6749 §4.1.1, OpenID Connect Core §3.1.2.1) that passed every check. */
export interface AuthorizationRequest {
  clientId: string
  redirectUri: string
  responseType: 'code' | 'token' | 'id_token' | 'token id_token'
  /** In short spelling. */
  scopes: string[]
  state?: string
  nonce?: string
  /** S256; always present with `code`. */
  codeChallenge?: string
  prompt: readonly string[]
  loginHint?: string
  includeGrantedScopes: boolean
  offline: boolean
}

/** What Google shows on a page of its own and never sends to the client. `detail` is for developers, in English. */
export interface PageError {
  code: 'invalid_request' | 'invalid_client' | 'redirect_uri_mismatch' | 'invalid_scope' | 'unsupported_response_type'
  detail: string
  redirectUri?: { received: string; registered: readonly string[] }
}

export type ParsedRequest = { request: AuthorizationRequest } | { error: PageError }

const responseTypes = ['code', 'token', 'id_token', 'token id_token'] as const
const prompts = new Set(['none', 'consent', 'select_account', 'login'])

const fail = (code: PageError['code'], detail: string): ParsedRequest => ({ error: { code, detail } })

/** What the client registered; while a fault says so, with a slash too many, the most usual slip. */
export function registeredRedirectUris({ redirectUris }: MockClient, mismatch: boolean): MockClient['redirectUris'] {
  if (!mismatch) return redirectUris
  return typeof redirectUris === 'function' ? () => false : redirectUris.map((uri) => `${uri}/`)
}

/** Checks an authorization request as Google does, redirect URI first: nothing is sent to an address not registered. */
export function parseAuthorizationRequest(world: World, query: URLSearchParams): ParsedRequest {
  const twice = [...query.keys()].find((name) => query.getAll(name).length > 1)
  if (twice) return fail('invalid_request', `OAuth 2 parameters can only have a single value: ${twice}`)

  const clientId = query.get('client_id')
  if (!clientId) return fail('invalid_request', 'Missing required parameter: client_id')
  const client = world.options.clients.find((candidate) => candidate.clientId === clientId)
  if (!client) return fail('invalid_client', 'The OAuth client was not found.')
  const redirectUri = query.get('redirect_uri')
  if (!redirectUri) return fail('invalid_request', 'Missing required parameter: redirect_uri')
  const redirectUris = registeredRedirectUris(client, world.faults.strikes('redirect-uri-mismatch'))
  const registered = typeof redirectUris === 'function' ? redirectUris(redirectUri) : redirectUris.includes(redirectUri)
  if (!registered) {
    return {
      error: {
        code: 'redirect_uri_mismatch',
        detail: 'The redirect URI in the request does not match the ones authorized for the OAuth client.',
        redirectUri: { received: redirectUri, registered: typeof redirectUris === 'function' ? [] : redirectUris },
      },
    }
  }

  const given = query.get('response_type')
  if (!given) return fail('invalid_request', 'Missing required parameter: response_type')
  const words = given.split(' ').toSorted().toReversed().join(' ')
  const responseType = responseTypes.find((type) => type === words)
  if (!responseType) return fail('unsupported_response_type', `Invalid response_type: ${given}`)
  const scopes = parseScopes(query.get('scope') ?? '')
  if (scopes.length === 0) return fail('invalid_request', 'Missing required parameter: scope')
  const strange = unknownScopes(scopes)
  if (strange.length > 0) {
    return fail('invalid_scope', `Some requested scopes were invalid. {invalid=[${strange.join(', ')}]}`)
  }

  const nonce = query.get('nonce')
  if (responseType === 'token' && nonce) {
    return fail('invalid_request', 'Parameter not allowed for this message type: nonce')
  }
  if (responseType.includes('id_token') && !nonce) return fail('invalid_request', 'Missing required parameter: nonce')
  const codeChallenge = query.get('code_challenge')
  if (responseType === 'code') {
    if (!codeChallenge) return fail('invalid_request', 'Missing required parameter: code_challenge')
    if (query.get('code_challenge_method') !== 'S256') {
      return fail('invalid_request', 'Invalid code_challenge_method: this demo accepts S256 only')
    }
    if (!/^[\w-]{43}$/.test(codeChallenge)) return fail('invalid_request', 'Invalid code_challenge')
  } else if (codeChallenge) {
    return fail('invalid_request', 'Parameter not allowed for this message type: code_challenge')
  }
  const offline = query.get('access_type') === 'offline'
  if (offline && responseType !== 'code') {
    return fail('invalid_request', 'Parameter not allowed for this message type: access_type')
  }
  const prompt = (query.get('prompt') ?? '').split(' ').filter(Boolean)
  if (prompt.some((word) => !prompts.has(word)) || (prompt.includes('none') && prompt.length > 1)) {
    return fail('invalid_request', `Invalid parameter value for prompt: ${prompt.join(' ')}`)
  }
  const state = query.get('state')
  const loginHint = query.get('login_hint')
  return {
    request: {
      clientId,
      redirectUri,
      responseType,
      scopes,
      ...(state === null ? {} : { state }),
      ...(nonce ? { nonce } : {}),
      ...(codeChallenge ? { codeChallenge } : {}),
      prompt,
      ...(loginHint ? { loginHint } : {}),
      includeGrantedScopes: query.get('include_granted_scopes') === 'true',
      offline,
    },
  }
}
