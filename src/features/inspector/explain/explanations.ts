import type { TraceStep } from '#trace/entry.ts'
import { clausesOf, type Clause, type ClauseName } from '../clauses.ts'

/** Who made a value; its words are the text `explain.maker.<maker>`. */
type Maker =
  'page' | 'vault' | 'configuration' | 'registration' | 'authorization-server' | 'resource-server' | 'resource-owner'

/** Where a name stands: a parameter may mean one thing in a question and another in the answer. */
export type Place = 'parameter' | 'header' | 'member' | 'fact'

/** The texts are `explain.<id>.what` and `explain.<id>.without`. */
export interface Explanation {
  id: ExplanationId
  maker: Maker
  clauses: readonly Clause[]
}

const entry = (maker: Maker, ...names: readonly ClauseName[]) => ({ maker, clauses: clausesOf(...names) })

/** What is said of each kind of value. */
export const explanations = {
  client_id: entry('registration', 'RFC 6749 §2.2'),
  redirect_uri: entry('registration', 'RFC 6749 §3.1.2', 'RFC 9700 §4.1'),
  response_type: entry('vault', 'RFC 6749 §3.1.1'),
  scope: entry('page', 'RFC 6749 §3.3'),
  granted_scope: entry('resource-owner', 'RFC 6749 §3.3', 'RFC 6749 §5.1'),
  state: entry('vault', 'RFC 6749 §10.12', 'RFC 6749 §4.1.1'),
  nonce: entry('vault', 'OpenID Connect Core §15.5.2'),
  code_challenge: entry('vault', 'RFC 7636 §4.2'),
  code_challenge_method: entry('vault', 'RFC 7636 §4.3'),
  prompt: entry('vault', 'OpenID Connect Core §3.1.2.1'),
  prompt_echo: entry('authorization-server', 'Google: OAuth 2.0 for web server applications'),
  login_hint: entry('page', 'OpenID Connect Core §3.1.2.1'),
  ui_locales: entry('page', 'OpenID Connect Core §3.1.2.1'),
  hl: entry('page', 'Google: OpenID Connect reference'),
  audience: entry('configuration', 'RFC 8707 §2'),
  resource: entry('configuration', 'RFC 8707 §2', 'RFC 8707 §2.2'),
  way_in: entry('configuration'),
  access_type: entry('vault', 'Google: OAuth 2.0 for web server applications'),
  include_granted_scopes: entry('vault', 'Google: OAuth 2.0 for web server applications'),
  code: entry('authorization-server', 'RFC 6749 §4.1.2'),
  iss: entry('authorization-server', 'RFC 9207 §2', 'RFC 9700 §4.4'),
  authuser: entry('authorization-server', 'Google: OAuth 2.0 for web server applications'),
  hd: entry('authorization-server', 'Google: OpenID Connect reference'),
  error: entry('authorization-server', 'RFC 6749 §4.1.2.1', 'RFC 6749 §5.2'),
  error_detail: entry('authorization-server', 'RFC 6749 §4.1.2.1'),
  grant_type: entry('vault', 'RFC 6749 §4.1.3', 'RFC 6749 §6'),
  code_verifier: entry('vault', 'RFC 7636 §4.5'),
  refresh_token: entry('authorization-server', 'RFC 6749 §1.5', 'RFC 6749 §6'),
  access_token: entry('authorization-server', 'RFC 6749 §1.4', 'RFC 6749 §5.1'),
  expires_in: entry('authorization-server', 'RFC 6749 §5.1'),
  token_type: entry('authorization-server', 'RFC 6749 §7.1'),
  id_token: entry('authorization-server', 'OpenID Connect Core §2'),
  issuer: entry('authorization-server', 'OpenID Connect Discovery §4.3'),
  endpoint: entry('authorization-server', 'OpenID Connect Discovery §3'),
  jwks_uri: entry('authorization-server', 'OpenID Connect Discovery §3', 'RFC 7517 §5'),
  supported: entry('authorization-server', 'OpenID Connect Discovery §3'),
  pkce_supported: entry('authorization-server', 'RFC 8414 §2'),
  iss_supported: entry('authorization-server', 'RFC 9207 §2'),
  kid: entry('authorization-server', 'RFC 7517 §4.5'),
  key_kind: entry('authorization-server', 'RFC 7517 §4.1'),
  key_numbers: entry('authorization-server', 'RFC 7518 §6.3.1'),
  sub: entry('authorization-server', 'OpenID Connect Core §5.1', 'OpenID Connect Core §5.3'),
  claim: entry('authorization-server', 'OpenID Connect Core §5.1'),
  email: entry('authorization-server', 'OpenID Connect Core §5.1'),
  token: entry('authorization-server', 'RFC 7009 §2.1'),
  token_type_hint: entry('vault', 'RFC 7009 §2.1'),
  authorization: entry('vault', 'RFC 6750 §2.1'),
  content: entry('page', 'RFC 9110 §8.3'),
  condition: entry('page', 'RFC 9110 §13.1'),
  range: entry('page', 'RFC 9110 §14.2'),
  cors: entry('resource-server', 'Fetch: CORS protocol'),
  challenge: entry('resource-server', 'RFC 6750 §3'),
  caching: entry('resource-server', 'RFC 9111 §5.2'),
  date: entry('resource-server', 'RFC 9110 §6.6.1'),
  retry_after: entry('resource-server', 'RFC 9110 §10.2.3'),
  nosniff: entry('resource-server', 'Fetch: X-Content-Type-Options'),
  header: entry('resource-server'),
  body: entry('resource-owner'),
  reason: entry('resource-server', 'Google: API errors'),
  api_parameter: entry('page'),
  fact: entry('vault'),
  checks: entry('vault', 'OpenID Connect Core §3.1.3.7', 'RFC 6749 §10.12'),
  algorithm: entry('authorization-server', 'OpenID Connect Core §3.1.3.7'),
  needed_scope: entry('page', 'RFC 6749 §3.3'),
  used_scope: entry('resource-owner', 'RFC 6749 §3.3'),
  token_age: entry('vault', 'RFC 6749 §5.1'),
} as const
export type ExplanationId = keyof typeof explanations

export const explanationIds = Object.keys(explanations) as readonly ExplanationId[]

/** Names that mean the same wherever they stand, and are no explanation's own name. */
const sameEverywhere: ReadonlyMap<string, ExplanationId> = new Map<string, ExplanationId>([
  ['post_logout_redirect_uri', 'redirect_uri'],
  ['provider', 'redirect_uri'],
  ['logout_hint', 'login_hint'],
  ['organization', 'way_in'],
  ['connection', 'way_in'],
  ['domain_hint', 'way_in'],
  ['identity_provider', 'way_in'],
  ['idp', 'way_in'],
  ['kc_idp_hint', 'way_in'],
  ['direct_sign_in', 'way_in'],
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
  ['expires_at', 'expires_in'],
  ['accessTokenExpiration', 'expires_in'],
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
  discovery: clausesOf('OpenID Connect Discovery §4'),
  'authorization-request': clausesOf('RFC 6749 §4.1.1', 'RFC 7636 §4.3', 'OpenID Connect Core §3.1.2.1'),
  'authorization-response': clausesOf('RFC 6749 §4.1.2', 'RFC 9207 §2'),
  'token-request': clausesOf('RFC 6749 §4.1.3', 'RFC 7636 §4.5'),
  keys: clausesOf('RFC 7517 §5'),
  'id-token': clausesOf('OpenID Connect Core §3.1.3.7'),
  'api-token': clausesOf('RFC 6750 §2.1'),
  userinfo: clausesOf('OpenID Connect Core §5.3'),
  session: clausesOf(),
  renewal: clausesOf('RFC 6749 §6', 'OpenID Connect Core §12'),
  'api-request': clausesOf('RFC 6750 §2.1'),
  'sign-out': clausesOf(),
  revocation: clausesOf('RFC 7009 §2.1'),
  'end-session': clausesOf('OpenID Connect RP-Initiated Logout §2'),
}
