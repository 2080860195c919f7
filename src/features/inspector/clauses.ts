/** A section of a standard, or a page of Google's, that can be pointed to. */
export interface Clause {
  /** Name of the standard and number of the section, as its readers write it. */
  name: ClauseName
  url: string
}

/** Sections of RFCs, by the number of the RFC. */
const rfcSections = {
  6585: ['4'],
  6749: [
    ...['1', '1.1', '1.2', '1.4', '1.5', '2', '2.1', '2.2', '2.3.1', '3.1', '3.1.1', '3.1.2', '3.1.2.4'],
    ...['3.2', '3.3', '4.1.1', '4.1.2', '4.1.2.1', '4.1.3', '4.1.4', '5.1', '5.2', '6', '7.1', '10.5', '10.12'],
  ],
  6750: ['2.1', '2.3', '3', '3.1'],
  7009: ['2.1'],
  7515: ['4.1.4', '5.2'],
  7517: ['4.1', '4.5', '5'],
  7518: ['6.3.1'],
  7519: ['1', '4.1', '4.1.6'],
  7636: ['1', '4.1', '4.2', '4.3', '4.4', '4.5', '4.6', '7.1', '7.2'],
  7662: ['1', '2.2'],
  8252: ['7.3', '8.5'],
  8414: ['2', '3.3'],
  8707: ['2', '2.2'],
  8725: ['3.1'],
  9068: ['2.2', '4'],
  9110: ['6.6.1', '8.3', '10.2.3', '13.1', '14.2'],
  9111: ['5.2'],
  9207: ['2', '2.4'],
  9700: ['2.1', '2.1.1', '2.1.2', '2.3', '2.4', '4.1', '4.3.2', '4.4', '4.5', '4.7', '4.14'],
  10017: ['5.1.3', '6.3.2.1', '6.3.4.3'],
} as const

/** Sections of OpenID Connect, by name, with document and anchor. */
const openidSections = {
  'OpenID Connect Core §1.2': 'core#Terminology',
  'OpenID Connect Core §2': 'core#IDToken',
  'OpenID Connect Core §3.1.1': 'core#CodeFlowSteps',
  'OpenID Connect Core §3.1.2.1': 'core#AuthRequest',
  'OpenID Connect Core §3.1.2.6': 'core#AuthError',
  'OpenID Connect Core §3.1.3.7': 'core#IDTokenValidation',
  'OpenID Connect Core §5.1': 'core#StandardClaims',
  'OpenID Connect Core §5.3': 'core#UserInfo',
  'OpenID Connect Core §5.4': 'core#ScopeClaims',
  'OpenID Connect Core §5.7': 'core#ClaimStability',
  'OpenID Connect Core §10.1.1': 'core#RotateSigKeys',
  'OpenID Connect Core §12': 'core#RefreshTokens',
  'OpenID Connect Core §15.5.2': 'core#NonceNotes',
  'OpenID Connect Discovery §3': 'discovery#ProviderMetadata',
  'OpenID Connect Discovery §4': 'discovery#ProviderConfig',
  'OpenID Connect Discovery §4.3': 'discovery#ProviderConfigurationValidation',
  'OpenID Connect RP-Initiated Logout §2': 'rpinitiated#RPLogout',
} as const

const otherPages = {
  'Fetch: CORS protocol': 'https://fetch.spec.whatwg.org/#http-cors-protocol',
  'Fetch: X-Content-Type-Options': 'https://fetch.spec.whatwg.org/#x-content-type-options-header',
  'Google: OAuth 2.0 for web server applications': 'https://developers.google.com/identity/protocols/oauth2/web-server',
  'Google: OpenID Connect reference': 'https://developers.google.com/identity/openid-connect/reference',
  'Google: API errors': 'https://developers.google.com/workspace/calendar/api/guides/errors',
  'Google: Synchronize resources efficiently': 'https://developers.google.com/workspace/calendar/api/guides/sync',
} as const

type RfcSections = typeof rfcSections
type RfcName = { [N in keyof RfcSections]: `RFC ${N} §${RfcSections[N][number]}` }[keyof RfcSections]
export type ClauseName = RfcName | keyof typeof openidSections | keyof typeof otherPages

const listed: readonly (readonly [name: string, url: string])[] = [
  ...Object.entries(rfcSections).flatMap(([rfc, sections]) =>
    sections.map(
      (section) => [`RFC ${rfc} §${section}`, `https://www.rfc-editor.org/rfc/rfc${rfc}#section-${section}`] as const,
    ),
  ),
  ...Object.entries(openidSections).map(
    ([name, place]) => [name, `https://openid.net/specs/openid-connect-${place.replace('#', '-1_0.html#')}`] as const,
  ),
  ...Object.entries(otherPages),
]

/** Every clause that the inspector points to, each once; nothing else is linked. By name. */
export const clauses: ReadonlyMap<string, Clause> = new Map(
  listed.map(([name, url]) => [name, { name: name as ClauseName, url }]),
)

/** The clauses of these names. */
export const clausesOf = (...names: readonly ClauseName[]): readonly Clause[] =>
  names.flatMap((name) => clauses.get(name) ?? [])
