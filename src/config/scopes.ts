import { googleScopeBase as google } from './google-defaults.ts'
import type { Feature, Provider } from './configuration.ts'

// Maps, because a provider may name a scope `constructor`.
const shortNames: ReadonlyMap<string, string> = new Map([
  [`${google}userinfo.email`, 'email'],
  [`${google}userinfo.profile`, 'profile'],
])
/** Which feature asks an API; the others are asked by the inspector alone. */
export const featureOfApi: ReadonlyMap<string, Feature> = new Map([
  ['calendar', 'calendar'],
  ['gmail', 'mail'],
  ['gmailUpload', 'mail'],
  ['drive', 'drive'],
  ['driveUpload', 'drive'],
])

/** Google answers sign-in scopes in their long form; both spellings are one scope. */
export const normalizeScope = (scope: string) => shortNames.get(scope) ?? scope

/** Splits a `scope` value (RFC 6749 §3.3) into normalized, distinct scopes. */
export const splitScopes = (value: string) => [...new Set(value.split(' ').filter(Boolean).map(normalizeScope))]

/** Wider scopes of Google that include a narrower one. @see https://developers.google.com/workspace/calendar/api/auth */
const wider: ReadonlyMap<string, readonly string[]> = new Map([
  [`${google}calendar.events`, [`${google}calendar`]],
  [
    `${google}calendar.events.readonly`,
    [`${google}calendar.events`, `${google}calendar.readonly`, `${google}calendar`],
  ],
  [
    `${google}calendar.calendarlist.readonly`,
    [`${google}calendar.calendarlist`, `${google}calendar.readonly`, `${google}calendar`],
  ],
  [`${google}calendar.freebusy`, [`${google}calendar.readonly`, `${google}calendar`]],
  [`${google}gmail.modify`, ['https://mail.google.com/']],
  [`${google}drive.file`, [`${google}drive`]],
])

/** Whether a grant covers a scope, by itself or by a wider one. */
export function covers(granted: readonly string[], scope: string): boolean {
  return grantedFor(granted, scope) !== undefined
}

/** The scope of a grant that covers a scope: itself, or a wider one. */
export const grantedFor = (granted: readonly string[], scope: string): string | undefined =>
  [scope, ...(wider.get(scope) ?? [])].find((candidate) => granted.includes(candidate))

/** The scopes of a feature that a grant does not cover, in the order they would be asked. */
export function missingScopes(provider: Provider, feature: Feature, granted: readonly string[]): string[] {
  return (provider.featureScopes[feature] ?? []).filter((scope) => !covers(granted, scope))
}

/** A feature works once the first of its scopes is granted; the others add to it. */
export function featureGranted(provider: Provider, feature: Feature, granted: readonly string[]): boolean {
  const [first] = provider.featureScopes[feature] ?? []
  return first === undefined || covers(granted, first)
}

/**
 * Whether a request may be sent. Endpoint functions name Google's scopes; at a provider whose feature scopes are its
 * own names, the feature's scopes decide instead.
 */
export function allows(
  provider: Provider,
  request: { api: string; scopes: readonly string[] },
  granted: readonly string[],
): boolean {
  if (request.scopes.length === 0 || request.scopes.some((scope) => covers(granted, scope))) return true
  const feature = featureOfApi.get(request.api)
  const own = feature ? (provider.featureScopes[feature] ?? []) : []
  return own.length > 0 && own.every((scope) => !scope.startsWith(google) && covers(granted, scope))
}
