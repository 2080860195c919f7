import type { SessionSnapshot } from '#auth/auth.ts'
import type { Provider } from '#config/configuration.ts'
import type { TraceEntry } from '#trace/entry.ts'

/** A value of a page's placeholder: written as it is, named by a text of ours, or a moment. */
export type LiveValue =
  { kind: 'literal'; values: readonly string[] } | { kind: 'text'; id: string } | { kind: 'moment'; atMs: number }

export interface LiveSources {
  /** That of who is signed in, or else the first that this deployment offers, if any. */
  provider: Provider | undefined
  session: SessionSnapshot
  /** What the provider said and was sent in this session. */
  trace: readonly TraceEntry[]
  apis: Readonly<Record<string, string>>
  redirectUri: string
}

const literal = (...values: readonly (string | undefined)[]): LiveValue | undefined => {
  const known = values.filter((value) => value !== undefined).filter((value) => value !== '')
  return known.length > 0 ? { kind: 'literal', values: known } : undefined
}
const moment = (atMs: number | undefined): LiveValue | undefined =>
  atMs === undefined ? undefined : { kind: 'moment', atMs }

const endpoint = (name: string) => (sources: LiveSources) => literal(published(name, sources))

const values = {
  provider: ({ provider }) => literal(provider?.label),
  kind: ({ provider }) => provider && { kind: 'text', id: `reading.kind.${provider.kind}` },
  clientId: ({ provider }) => literal(provider?.clientId),
  issuer: ({ provider }) => literal(provider?.issuer),
  redirectUri: ({ redirectUri }) => literal(redirectUri),
  origin: ({ redirectUri }) => literal(new URL(redirectUri).origin),
  scopes: ({ provider }) => literal(...(provider?.scopes ?? [])),
  calendarScopes: ({ provider }) => literal(...(provider?.featureScopes.calendar ?? [])),
  mailScopes: ({ provider }) => literal(...(provider?.featureScopes.mail ?? [])),
  driveScopes: ({ provider }) => literal(...(provider?.featureScopes.drive ?? [])),
  grantedScopes: ({ session }) => literal(...(session.signedIn?.grantedScopes ?? [])),
  apis: ({ apis }) => literal(...Object.values(apis)),
  authorizationEndpoint: endpoint('authorization_endpoint'),
  tokenEndpoint: endpoint('token_endpoint'),
  userinfoEndpoint: endpoint('userinfo_endpoint'),
  revocationEndpoint: endpoint('revocation_endpoint'),
  endSessionEndpoint: endpoint('end_session_endpoint'),
  jwksUri: ({ session, ...rest }) =>
    literal(session.signedIn?.verification.keysUrl ?? published('jwks_uri', { session, ...rest })),
  tier: ({ session }) => (session.revision < 0 ? undefined : { kind: 'text', id: `reading.tier.${session.tier}` }),
  renewal: ({ session }) => session.signedIn && { kind: 'text', id: `reading.renewal.${session.signedIn.renewal}` },
  subject: ({ session }) => literal(session.signedIn?.account.subject),
  algorithm: ({ session }) => literal(session.signedIn?.verification.algorithm),
  keyId: ({ session }) => literal(session.signedIn?.verification.keyId),
  checks: ({ session }) => literal(...(session.signedIn?.verification.checks ?? [])),
  signedInAt: ({ session }) => moment(session.signedIn?.signedInAtMs),
  expiresAt: ({ session }) => moment(session.signedIn?.accessTokenExpiresAtMs),
  codeChallenge: ({ trace }) => literal(sent('code_challenge', trace)),
  codeChallengeMethod: ({ trace }) => literal(sent('code_challenge_method', trace)),
} satisfies Readonly<Record<string, (sources: LiveSources) => LiveValue | undefined>>

export type LiveName = keyof typeof values

/** All names that a page may use. */
export const liveNames = Object.keys(values) as readonly LiveName[]

/** The value of a placeholder as of now; undefined where there is none yet, such as before a sign-in. */
export function liveValue(name: string, sources: LiveSources): LiveValue | undefined {
  const known = liveNames.find((candidate) => candidate === name)
  return known && values[known](sources)
}

/** What the provider publishes of itself: as configured, or as its discovery document of this session said. */
function published(name: string, { provider, trace }: LiveSources): string | undefined {
  const configured: unknown = Object.entries(provider?.metadata ?? {}).find(([member]) => member === name)?.[1]
  if (typeof configured === 'string') return configured
  return lastField(trace, 'discovery', 'response', name)
}

const sent = (name: string, trace: readonly TraceEntry[]) => lastField(trace, 'authorization-request', 'request', name)

/** Only what the trace holds unmasked: it has hidden every secret before. */
function lastField(
  trace: readonly TraceEntry[],
  step: TraceEntry['step'],
  message: 'request' | 'response',
  name: string,
): string | undefined {
  return trace
    .filter((entry) => entry.step === step)
    .flatMap((entry) => entry[message]?.fields ?? [])
    .findLast((field) => field.name === name && !field.masked)?.value
}
