import * as v from 'valibot'
import { findSecrets } from './find-secrets.ts'
import { googleApis, googleFeatureScopes, googleIssuer, googleMetadata, signInScopes } from './google-defaults.ts'
import type { ProviderMetadata } from './provider-metadata.ts'
import { parseSecureUrl } from './secure-url.ts'

export const features = ['calendar', 'mail', 'drive'] as const
export type Feature = (typeof features)[number]

const logoutHints = ['login', 'login_hint', 'sid', 'id_token', 'none'] as const

/** Of providers' own: whom a token is for (`resource`: RFC 8707), and which of its ways in the provider opens. */
export const authorizationParameters = [
  'audience',
  'resource',
  'organization',
  'connection',
  'domain_hint',
  'identity_provider',
  'idp',
  'kc_idp_hint',
  'direct_sign_in',
]

interface Common {
  id: string
  label: string
  clientId: string
  /** Exact issuer identifier; equals `iss` of every ID token, byte by byte. */
  issuer: string
  /** Asked at sign-in. */
  scopes: readonly string[]
  /** Asked when a feature is first opened. */
  featureScopes: Readonly<Partial<Record<Feature, readonly string[]>>>
  silentFrame: boolean
  /** What names the person when they sign out there: the e-mail address, a claim of the ID token, that token, nothing. */
  logoutHint: (typeof logoutHints)[number]
  metadata: ProviderMetadata
  /** The name under which the provider's sign-out takes the way back, where it is not that of the standard. */
  logoutReturn?: 'logout_uri'
  /** False where `offline_access` takes no `prompt=consent` (OpenID Connect Core §11). */
  offlineConsent?: boolean
  /** Audiences that an ID token may name beside the client (Core §3.1.3.7 (3)). */
  trustedAudiences?: readonly string[]
  /** Sent with every authorization request; none is a parameter of the protocol itself. */
  authorizationParameters?: Readonly<Record<string, string>>
  /** It comes back to an address of its own, by which its answers are told from those of others (RFC 9700 §4.4.2.2). */
  ownCallback?: boolean
  /** The token helper keeps the refresh token in a cookie, which goes to the token endpoint and nowhere else. */
  tokenEndpointCookies?: true
  /** The provider stands in front of the one whose APIs are used, and hands over the token that those take. */
  apiToken?: ApiTokenSource
}

/** Where a broker hands over the token that it keeps for the APIs: asked with the broker's own token, by GET. */
export interface ApiTokenSource {
  url: string
  /** Of the token in the answer (RFC 6901). */
  pointer: string
  /** What the token allows, where the answer does not say. */
  scopes: readonly string[]
}

/**
 * - `demo`: the built-in provider, code + PKCE
 * - `oidc`: any compliant provider, public client, code + PKCE
 * - `google-code`: Google, code + PKCE through the deployer's token helper
 * - `google-direct`: Google's browser-only flow, token in the fragment
 */
export type Provider = Common & { kind: 'demo' | 'oidc' | 'google-code' | 'google-direct' }

export interface Configuration {
  providers: readonly Provider[]
  /** Where tokens may be sent, and nowhere else: name to absolute URL prefix ending in `/`. */
  apis: Readonly<Record<string, string>>
  features: readonly Feature[]
  /** Path the site lives under; starts and ends with `/`. */
  base: string
  /** Whether a person may sign in with a Google client of their own, kept in their browser. */
  ownClient: boolean
}

export type ConfigurationResult =
  { ok: true; configuration: Configuration } | { ok: false; problems: readonly string[] }

const oneOf = <const T extends readonly string[]>(names: T) => v.picklist(names, `must be one of ${names.join(', ')}`)
const safeUrl = v.pipe(
  v.string(),
  v.check(
    (text) => parseSecureUrl(text) !== undefined,
    'must be an https: address (http: only on loopback), without user name and fragment',
  ),
)
const issuer = v.pipe(
  safeUrl,
  v.check((text) => !text.includes('?'), 'must not have a query'),
)
/** The whole answer is no token, so at least one step. */
const pointer = v.pipe(
  v.string(),
  v.maxLength(200, 'must be at most 200 characters'),
  v.regex(/^(\/([^~/]|~[01])*)+$/, 'must be a JSON pointer such as /access_token (RFC 6901)'),
)
const apiPrefix = v.pipe(
  safeUrl,
  v.check((text) => !text.includes('?') && text.endsWith('/'), 'must end with / and have no query'),
  v.check(
    (text) => !/%|\/\.|\/\/.*\/\//.test(text),
    'must not hold %, empty segments or segments that start with a dot',
  ),
)
const apiName = v.pipe(
  v.string(),
  v.regex(
    /^[a-z][A-Za-z0-9]{0,31}$/,
    'must be a name of up to 32 letters and digits that starts with a lower-case letter',
  ),
)
const scope = v.pipe(v.string(), v.regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'must be one scope (RFC 6749 §3.3)'))
const printable = v.pipe(
  v.string(),
  v.nonEmpty('must not be empty'),
  v.regex(/^[!-~]([ -~]*[!-~])?$/, 'must be printable ASCII without spaces around it'),
)
const featureScopes = v.strictObject({
  calendar: v.optional(v.array(scope)),
  mail: v.optional(v.array(scope)),
  drive: v.optional(v.array(scope)),
})
const metadata = v.object({
  issuer: v.optional(issuer),
  authorization_endpoint: v.optional(safeUrl),
  token_endpoint: v.optional(safeUrl),
  jwks_uri: v.optional(safeUrl),
  userinfo_endpoint: v.optional(safeUrl),
  revocation_endpoint: v.optional(safeUrl),
  end_session_endpoint: v.optional(safeUrl),
  authorization_response_iss_parameter_supported: v.optional(v.boolean()),
  code_challenge_methods_supported: v.optional(v.array(v.string())),
  id_token_signing_alg_values_supported: v.optional(v.array(v.string())),
})
const id = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9-]{0,31}$/, 'must be 1 to 32 lower-case letters, digits or hyphens'),
  v.check((text) => text !== 'demo', 'must not be "demo": that is the built-in provider'),
)
const shared = {
  id,
  label: v.pipe(
    v.string(),
    v.regex(/[^\p{C}\p{Z}]/u, 'must not be empty'),
    v.maxLength(60, 'must be at most 60 characters'),
  ),
  clientId: printable,
  scopes: v.optional(v.array(scope)),
  featureScopes: v.optional(featureScopes),
  metadata: v.optional(metadata),
}
const provider = v.variant(
  'kind',
  [
    v.strictObject({
      kind: v.literal('google'),
      ...shared,
      tokenEndpoint: v.optional(safeUrl),
      tokenEndpointCookies: v.optional(v.boolean()),
    }),
    v.strictObject({
      kind: v.literal('oidc'),
      ...shared,
      issuer,
      silentFrame: v.optional(v.boolean()),
      ownCallback: v.optional(v.boolean()),
      apiToken: v.optional(v.strictObject({ url: safeUrl, pointer, scopes: v.optional(v.array(scope)) })),
      logoutHint: v.optional(oneOf(logoutHints)),
      logoutReturn: v.optional(v.literal('logout_uri', 'must be "logout_uri"')),
      offlineConsent: v.optional(v.boolean()),
      trustedAudiences: v.optional(v.array(printable)),
      authorizationParameters: v.optional(v.record(oneOf(authorizationParameters), printable)),
    }),
  ],
  'must be "google" or "oidc"',
)
/** All that a `config.json` may hold; `docs/configuration.md` says what each key is for. */
export const configurationFile = v.strictObject({
  providers: v.optional(v.pipe(v.array(provider), v.maxLength(20, 'must be at most 20')), []),
  apis: v.optional(v.record(apiName, apiPrefix), {}),
  features: v.optional(v.array(oneOf(features)), [...features]),
  base: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^\/((?!\.{1,2}\/)[A-Za-z0-9._~-]+\/)*$/,
        'must start and end with / and hold only letters, digits, . _ ~ - (not . or .. alone)',
      ),
    ),
    '/',
  ),
  demo: v.optional(v.boolean()),
  ownClient: v.optional(v.boolean()),
})

/** What is wrong and where, in words; valibot's own words are kept only where this schema gave them. */
function sentenceOf(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue)
  return `config${path ? `.${path}` : ''}: ${wordsOf(issue)}`
}

function wordsOf({ type, expected, message }: v.BaseIssue<unknown>): string {
  if (type === 'array') return 'must be a list'
  if (type === 'string') return 'must be text'
  if (type === 'boolean') return 'must be true or false'
  if (expected === 'Object') return 'must be an object'
  if (expected === 'never') return 'is no key that Pixy knows'
  return type.endsWith('object') ? 'is missing' : message
}

/** More would be read by nobody. */
const mostProblems = 20

/**
 * Parses `config.json`. Never throws: what is wrong comes back as a list of sentences, each with its place.
 * @param origin of the page, e.g. `https://host`; the built-in provider lives below it
 */
export function parseConfiguration(input: unknown, origin: string): ConfigurationResult {
  if (Array.isArray(input)) return { ok: false, problems: ['config: must be an object'] }
  const secrets = findSecrets(input, 'config')
  if (secrets.length > 0) return { ok: false, problems: secrets.slice(0, mostProblems) }
  const parsed = v.safeParse(configurationFile, input, { abortPipeEarly: true })
  if (!parsed.success) {
    return { ok: false, problems: parsed.issues.slice(0, mostProblems).map(sentenceOf) }
  }
  const { output } = parsed
  const ids = output.providers.map((p) => p.id)
  const twice = ids.find((name, index) => ids.indexOf(name) !== index)
  if (twice) return { ok: false, problems: [`config.providers: the id "${twice}" is used twice`] }
  const lost = output.providers.findIndex((p) => p.kind === 'google' && p.tokenEndpointCookies && !p.tokenEndpoint)
  if (lost >= 0)
    return { ok: false, problems: [`config.providers.${lost}.tokenEndpointCookies: needs a tokenEndpoint`] }
  const apis = { ...googleApis, ...output.apis }
  const open = output.providers.findIndex((p) => p.kind === 'oidc' && p.apiToken && isBelowOne(apis, p.apiToken.url))
  if (open >= 0) {
    const problem = `config.providers.${open}.apiToken.url: must not be below an API: a page may read what stands there`
    return { ok: false, problems: [problem] }
  }

  const providers = output.providers.map(({ scopes, featureScopes: asked, metadata: known, ...named }): Provider => {
    const common = {
      scopes: withOpenid(scopes ?? signInScopes),
      featureScopes: { ...googleFeatureScopes, ...defined(asked ?? {}) },
      silentFrame: false,
      logoutHint: 'login' as const,
    }
    const given = defined(known ?? {})
    if (named.kind === 'oidc') {
      const { apiToken, ...manners } = named
      const api = apiToken && { scopes: Object.values(common.featureScopes).flat(), ...defined(apiToken) }
      return { ...common, ...defined(manners), metadata: given, ...(api ? { apiToken: api } : {}) }
    }
    const { tokenEndpoint, tokenEndpointCookies, ...google } = named
    return {
      ...common,
      ...google,
      kind: tokenEndpoint ? 'google-code' : 'google-direct',
      issuer: given.issuer ?? googleIssuer,
      metadata: { ...googleMetadata, ...given, ...(tokenEndpoint ? { token_endpoint: tokenEndpoint } : {}) },
      ...(tokenEndpointCookies ? { tokenEndpointCookies } : {}),
    }
  })
  if (output.demo ?? providers.length === 0) providers.push(demoProvider(origin, output.base))
  return {
    ok: true,
    configuration: {
      providers,
      apis,
      features: [...new Set(output.features)],
      base: output.base,
      ownClient: output.ownClient ?? output.providers.some(({ kind }) => kind === 'google'),
    },
  }
}

function demoProvider(origin: string, base: string): Provider {
  const issuerUrl = `${origin}${base}demo`
  return {
    kind: 'demo',
    id: 'demo',
    label: 'Demo',
    clientId: 'pixy-demo',
    issuer: issuerUrl,
    scopes: signInScopes,
    featureScopes: googleFeatureScopes,
    silentFrame: false,
    logoutHint: 'login',
    metadata: {},
  }
}

const isBelowOne = (apis: Readonly<Record<string, string>>, url: string) =>
  Object.values(apis).some((prefix) => new URL(url).href.startsWith(new URL(prefix).href))

const withOpenid = (scopes: readonly string[]) => [...new Set(['openid', ...scopes])]

/** Drops members that are undefined, which `exactOptionalPropertyTypes` tells from absent ones. */
function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as never
}
