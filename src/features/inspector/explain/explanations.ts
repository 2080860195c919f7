import type { TraceStep } from '#trace/entry.ts'
import type { Clause } from '../clauses.ts'
import { clauses, type ClauseId } from './clauses.ts'

/** Who made a value; its words are the text `explain.maker.<maker>`. */
type Maker = 'page' | 'vault' | 'registration' | 'authorization-server' | 'resource-server' | 'resource-owner'

/** Where a name stands: a parameter may mean one thing in a question and another in the answer. */
export type Place = 'parameter' | 'header' | 'member' | 'fact'

/** The texts are `explain.<id>.what` and `explain.<id>.without`. */
export interface Explanation {
  id: string
  maker: Maker
  clauses: readonly Clause[]
}

const entry = (maker: Maker, ...ids: readonly ClauseId[]) => ({ maker, clauses: ids.map((id) => clauses[id]) })

const explanations = {
  client_id: entry('registration', 'clientIdentifier'),
  redirect_uri: entry('registration', 'redirection', 'openRedirection'),
  response_type: entry('vault', 'responseType'),
  scope: entry('page', 'scope'),
  granted_scope: entry('resource-owner', 'scope', 'tokenResponse'),
  state: entry('vault', 'crossSite', 'authorizationRequest'),
  nonce: entry('vault', 'coreNonce'),
  code_challenge: entry('vault', 'challenge'),
  code_challenge_method: entry('vault', 'challengeMethod'),
  prompt: entry('vault', 'corePrompt'),
  prompt_echo: entry('authorization-server', 'googleWebServer'),
  login_hint: entry('page', 'corePrompt'),
  ui_locales: entry('page', 'corePrompt'),
  hl: entry('page', 'googleOpenId'),
  access_type: entry('vault', 'googleWebServer'),
  include_granted_scopes: entry('vault', 'googleWebServer'),
  code: entry('authorization-server', 'authorizationResponse'),
  iss: entry('authorization-server', 'issuerParameter', 'mixUp'),
  authuser: entry('authorization-server', 'googleWebServer'),
  hd: entry('authorization-server', 'googleOpenId'),
  error: entry('authorization-server', 'authorizationError', 'tokenError'),
  error_detail: entry('authorization-server', 'authorizationError'),
  grant_type: entry('vault', 'tokenRequest', 'refresh'),
  code_verifier: entry('vault', 'verifier'),
  refresh_token: entry('authorization-server', 'refreshToken', 'refresh'),
  access_token: entry('authorization-server', 'accessToken', 'tokenResponse'),
  expires_in: entry('authorization-server', 'tokenResponse'),
  token_type: entry('authorization-server', 'tokenType'),
  id_token: entry('authorization-server', 'coreIdToken'),
  issuer: entry('authorization-server', 'discoveryIssuer'),
  endpoint: entry('authorization-server', 'discoveryMetadata'),
  jwks_uri: entry('authorization-server', 'discoveryMetadata', 'keySet'),
  supported: entry('authorization-server', 'discoveryMetadata'),
  pkce_supported: entry('authorization-server', 'serverMetadata'),
  iss_supported: entry('authorization-server', 'issuerParameter'),
  kid: entry('authorization-server', 'keyId'),
  key_kind: entry('authorization-server', 'keyType'),
  key_numbers: entry('authorization-server', 'rsaKey'),
  sub: entry('authorization-server', 'coreClaims', 'coreUserinfo'),
  claim: entry('authorization-server', 'coreClaims'),
  email: entry('authorization-server', 'coreClaims'),
  token: entry('authorization-server', 'revocationRequest'),
  token_type_hint: entry('vault', 'revocationRequest'),
  authorization: entry('vault', 'bearerHeader'),
  content: entry('page', 'contentType'),
  condition: entry('page', 'conditional'),
  range: entry('page', 'range'),
  cors: entry('resource-server', 'cors'),
  challenge: entry('resource-server', 'bearerChallenge'),
  caching: entry('resource-server', 'caching'),
  date: entry('resource-server', 'date'),
  retry_after: entry('resource-server', 'retryAfter'),
  nosniff: entry('resource-server', 'nosniff'),
  header: entry('resource-server'),
  body: entry('resource-owner'),
  reason: entry('resource-server', 'googleErrors'),
  api_parameter: entry('page'),
  fact: entry('vault'),
  checks: entry('vault', 'coreValidation', 'crossSite'),
  algorithm: entry('authorization-server', 'coreValidation'),
  needed_scope: entry('page', 'scope'),
  used_scope: entry('resource-owner', 'scope'),
  token_age: entry('vault', 'tokenResponse'),
} as const
export type ExplanationId = keyof typeof explanations

export const explanationIds = Object.keys(explanations) as readonly ExplanationId[]

/** Names that mean the same wherever they stand, and are no explanation's own name. */
const sameEverywhere: ReadonlyMap<string, ExplanationId> = new Map<string, ExplanationId>([
  ['post_logout_redirect_uri', 'redirect_uri'],
  ['logout_hint', 'login_hint'],
  ['error_description', 'error_detail'],
  ['error_subtype', 'error_detail'],
  ['error_uri', 'error_detail'],
  ['authorization_response_iss_parameter_supported', 'iss_supported'],
  ['code_challenge_methods_supported', 'pkce_supported'],
  ['kty', 'key_kind'],
  ['alg', 'key_kind'],
  ['use', 'key_kind'],
  ['crv', 'key_kind'],
  ['n', 'key_numbers'],
  ['e', 'key_numbers'],
  ['x', 'key_numbers'],
  ['y', 'key_numbers'],
  ['email_verified', 'email'],
  ['refresh_token_expires_in', 'expires_in'],
  ['status', 'reason'],
])

const ofHeader: ReadonlyMap<string, ExplanationId> = new Map<string, ExplanationId>([
  ['authorization', 'authorization'],
  ['accept', 'content'],
  ['accept-language', 'content'],
  ['content-type', 'content'],
  ['content-length', 'content'],
  ['x-upload-content-type', 'content'],
  ['x-upload-content-length', 'content'],
  ['if-match', 'condition'],
  ['if-none-match', 'condition'],
  ['etag', 'condition'],
  ['last-modified', 'condition'],
  ['range', 'range'],
  ['content-range', 'range'],
  ['access-control-allow-origin', 'cors'],
  ['access-control-expose-headers', 'cors'],
  ['access-control-allow-headers', 'cors'],
  ['access-control-allow-methods', 'cors'],
  ['access-control-allow-credentials', 'cors'],
  ['www-authenticate', 'challenge'],
  ['cache-control', 'caching'],
  ['expires', 'caching'],
  ['age', 'caching'],
  ['vary', 'caching'],
  ['date', 'date'],
  ['retry-after', 'retry_after'],
  ['x-content-type-options', 'nosniff'],
])

const ofFact: ReadonlyMap<string, ExplanationId> = new Map<string, ExplanationId>([
  ['checks', 'checks'],
  ['actual', 'checks'],
  ['expected', 'checks'],
  ['check', 'checks'],
  ['algorithm', 'algorithm'],
  ['granted', 'granted_scope'],
  ['refused', 'granted_scope'],
  ['subject', 'sub'],
  ['scopes', 'needed_scope'],
  ['grantedScope', 'used_scope'],
  ['tokenAgeSeconds', 'token_age'],
  ['tokenLifetimeSeconds', 'token_age'],
])

/** What a name means that stands at this place of this kind of step. Every name has an explanation, if a general one. */
export function explanationOf(step: TraceStep, place: Place, name: string): Explanation {
  const id = idOf(step, place, name)
  return { id, ...explanations[id] }
}

function idOf(step: TraceStep, place: Place, name: string): ExplanationId {
  const member = /[^.]*$/.exec(name)?.[0] ?? name
  if (place === 'fact') return ofFact.get(member) ?? 'fact'
  if (place === 'header') return ofHeader.get(name) ?? 'header'
  if (name === 'body') return 'body'
  const reply = place === 'member' || step === 'authorization-response'
  if (step === 'api-request') return place === 'member' ? 'reason' : 'api_parameter'
  if (reply && member === 'scope') return 'granted_scope'
  if (reply && member === 'prompt') return 'prompt_echo'
  const known = sameEverywhere.get(member) ?? explanationIds.find((id) => id === member)
  if (known) return known
  if (step === 'discovery') return member.endsWith('_supported') ? 'supported' : 'endpoint'
  return place === 'member' ? 'claim' : 'fact'
}

/** Where the standards say how a step goes. Empty for steps that are only ours. */
export const stepClauses: Readonly<Record<TraceStep, readonly Clause[]>> = {
  discovery: [clauses.discoveryDocument],
  'authorization-request': [clauses.authorizationRequest, clauses.challengeMethod, clauses.corePrompt],
  'authorization-response': [clauses.authorizationResponse, clauses.issuerParameter],
  'token-request': [clauses.tokenRequest, clauses.verifier],
  keys: [clauses.keySet],
  'id-token': [clauses.coreValidation],
  userinfo: [clauses.coreUserinfo],
  session: [],
  renewal: [clauses.refresh, clauses.coreRefresh],
  'api-request': [clauses.bearerHeader],
  'sign-out': [],
  revocation: [clauses.revocationRequest],
  'end-session': [clauses.logout],
}

/** Steps at which Google and the demo part; the note is the text `explain.google.<step>`. */
export const stepsThatDifferAtGoogle: ReadonlySet<TraceStep> = new Set<TraceStep>([
  'discovery',
  'authorization-request',
  'authorization-response',
  'token-request',
  'keys',
  'id-token',
  'userinfo',
  'renewal',
  'api-request',
  'revocation',
  'end-session',
])
