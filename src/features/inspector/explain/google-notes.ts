import type { TraceStep } from '#trace/entry.ts'
import { explanationOf, type ExplanationId, type Place } from './explanations.ts'

/**
 * What is to be said of Google beside a parameter: that it differs there, or that the demo follows a habit of Google's
 * which other providers need not have. The texts are `explain.google.at.<id>`.
 */
const googleNotes = {
  client_id: 'differs',
  client_secret: 'differs',
  redirect_uri: 'differs',
  response_type: 'differs',
  scope: 'differs',
  granted_scope: 'same',
  code_challenge: 'differs',
  prompt: 'differs',
  prompt_echo: 'same',
  authuser: 'same',
  login_hint: 'same',
  access_type: 'same',
  include_granted_scopes: 'same',
  iss: 'differs',
  iss_spelling: 'differs',
  hd: 'differs',
  error_page: 'differs',
  error_token: 'differs',
  refresh_token: 'differs',
  refresh_token_life: 'differs',
  expires_in: 'same',
  token_type: 'same',
  access_token: 'same',
  auth_methods: 'differs',
  pkce_methods: 'differs',
  iss_supported: 'same',
  issuer: 'differs',
  endpoint: 'differs',
  sub: 'same',
  token: 'differs',
  condition: 'differs',
  location: 'differs',
  reason: 'differs',
} as const satisfies Readonly<Record<string, 'differs' | 'same'>>

export type GoogleNoteId = keyof typeof googleNotes

export const googleNoteIds = Object.keys(googleNotes) as readonly GoogleNoteId[]

/** By explanation, wherever it stands. */
const ofExplanation: Readonly<Partial<Record<ExplanationId, GoogleNoteId>>> = {
  client_id: 'client_id',
  redirect_uri: 'redirect_uri',
  response_type: 'response_type',
  scope: 'scope',
  granted_scope: 'granted_scope',
  code_challenge: 'code_challenge',
  code_verifier: 'code_challenge',
  code_challenge_method: 'pkce_methods',
  prompt: 'prompt',
  prompt_echo: 'prompt_echo',
  authuser: 'authuser',
  login_hint: 'login_hint',
  access_type: 'access_type',
  include_granted_scopes: 'include_granted_scopes',
  iss: 'iss',
  hd: 'hd',
  expires_in: 'expires_in',
  token_type: 'token_type',
  access_token: 'access_token',
  pkce_supported: 'pkce_methods',
  iss_supported: 'iss_supported',
  issuer: 'issuer',
  endpoint: 'endpoint',
  jwks_uri: 'endpoint',
  sub: 'sub',
  token: 'token',
  condition: 'condition',
  reason: 'reason',
}

/** The note for a name that stands at this place of this kind of step; undefined where there is nothing to say. */
export function googleNoteOf(
  step: TraceStep,
  place: Place,
  name: string,
): { id: GoogleNoteId; kind: 'differs' | 'same' } | undefined {
  const id = noteOf(step, place, name)
  return id && { id, kind: googleNotes[id] }
}

function noteOf(step: TraceStep, place: Place, name: string): GoogleNoteId | undefined {
  if (place === 'fact') return step === 'id-token' && name.startsWith('iss.') ? 'iss_spelling' : undefined
  if (place === 'header' && name === 'location') return 'location'
  if (name === 'token_endpoint_auth_methods_supported') return 'auth_methods'
  const { id } = explanationOf(step, place, name)
  const ofToken = step === 'token-request' || step === 'renewal'
  if (id === 'client_id' && ofToken) return 'client_secret'
  if (id === 'error') return ofToken ? 'error_token' : step === 'authorization-response' ? 'error_page' : undefined
  if (id === 'refresh_token') return place === 'parameter' ? 'refresh_token_life' : 'refresh_token'
  return ofExplanation[id]
}
