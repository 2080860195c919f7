import { googleScopeBase as google } from '#config/google-defaults.ts'

const longNames: Record<string, string> = { email: `${google}userinfo.email`, profile: `${google}userinfo.profile` }

/** Scopes of sign-in: asked on one line, not with a checkbox. */
export const identityScopes: readonly string[] = ['openid', 'email', 'profile']

/** Scopes this Google knows beside those of sign-in. Each has a label in the strings of the consent page. */
export const featureScopes = [
  `${google}calendar`,
  `${google}calendar.readonly`,
  `${google}calendar.events`,
  `${google}calendar.events.readonly`,
  `${google}calendar.events.owned`,
  `${google}calendar.calendarlist`,
  `${google}calendar.calendarlist.readonly`,
  `${google}calendar.freebusy`,
  `${google}gmail.modify`,
  `${google}gmail.readonly`,
  `${google}gmail.send`,
  `${google}gmail.labels`,
  'https://mail.google.com/',
  `${google}drive`,
  `${google}drive.file`,
  `${google}drive.readonly`,
  `${google}drive.metadata.readonly`,
] as const
export type FeatureScope = (typeof featureScopes)[number]

const known = new Set<string>([...identityScopes, ...featureScopes])

/** Both spellings of a sign-in scope are one scope. */
const shortName = (scope: string) => Object.keys(longNames).find((short) => longNames[short] === scope) ?? scope

/** Splits a `scope` parameter (RFC 6749 §3.3) into distinct scopes in their short spelling. */
export const parseScopes = (value: string) => [...new Set(value.split(' ').filter(Boolean).map(shortName))]

export const unknownScopes = (scopes: readonly string[]) => scopes.filter((scope) => !known.has(scope))

export const isIdentityScope = (scope: string) => identityScopes.includes(scope)

/** The `scope` of a token response: Google answers sign-in scopes in long form, and in an order of its own. */
export function tokenScope(scopes: readonly string[]): string {
  return scopes
    .map((scope) => longNames[scope] ?? scope)
    .toSorted()
    .join(' ')
}

/** The `scope` of an authorization response: Google gives both spellings there. */
export function callbackScope(scopes: readonly string[]): string {
  const short = scopes.filter((scope) => scope === 'email' || scope === 'profile')
  return [...short.toSorted(), tokenScope(scopes)].join(' ')
}
