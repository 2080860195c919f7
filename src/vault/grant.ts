import { normalizeScope } from '#config/scopes.ts'
import type { Clock, Instant } from './clock.ts'
import { verifyIdToken, type IdTokenCheck } from './id-token.ts'
import type { Account, Json, SignedIn } from './protocol.ts'
import type { ProviderClient } from './provider-client.ts'
import type { BrokerToken, Live, Renewed } from './session.ts'
import { keptByHelper, type TokenResponse } from './token-response.ts'
import { VaultError } from './vault-error.ts'

/** When a token request left, and what its answer must agree with. */
export interface GrantContext {
  requestedAt: Instant
  /** Undefined where a refresh begins the session: its ID token answers no authorization request. */
  nonce: string | undefined
  scopes: readonly string[]
  /** The answer must be about this person (session fixation, RFC 9700 §4.17). */
  expectedSubject?: string
  onCheck: (check: IdTokenCheck) => void
  /** True in the token-in-fragment flow, where `at_hash` is the only tie between the two tokens (Core §3.2.2.9). */
  requireAtHash: boolean
}

/**
 * Makes a session of a token response whose ID token passed every check of OpenID Connect Core §3.1.3.7. Nothing of
 * the response is used before (RFC 9700 §4.5.3.2).
 * @throws VaultError
 */
export async function acceptGrant(
  client: ProviderClient,
  response: TokenResponse,
  context: GrantContext,
  clock: Clock,
): Promise<Live> {
  if (!response.idToken) throw new VaultError('id-token-missing')
  const issuedAt = clock.now()
  const { claims, verification } = await verifyIdToken(
    response.idToken,
    {
      issuer: issuerSpellings(client),
      clientId: client.provider.clientId,
      trustedAudiences: client.provider.trustedAudiences,
      nonce: context.nonce,
      algorithms: client.metadata.idTokenAlgorithms,
      nowMs: issuedAt.wallMs,
      tokenRequestedAtMs: context.requestedAt.wallMs,
      accessToken: response.accessToken,
      requireAtHash: context.requireAtHash,
      onCheck: context.onCheck,
    },
    client.keys.source(client.metadata.jwksUri),
  )
  const account = accountOf(client.metadata.issuer, claims)
  if (context.expectedSubject !== undefined && account.subject !== context.expectedSubject) {
    throw new VaultError('account-changed')
  }
  return {
    client,
    ...tokensOf(client, response, context.requestedAt),
    idToken: response.idToken,
    nonce: context.nonce,
    ...(response.refreshToken ? { refreshToken: response.refreshToken } : {}),
    signedIn: {
      providerId: client.provider.id,
      account,
      idTokenClaims: claims,
      verification,
      requestedScopes: context.scopes.map(normalizeScope),
      // Until a broker says otherwise, so that screens ask, and are told why there is no answer.
      grantedScopes: [...new Set([...response.scopes, ...(client.provider.apiToken?.scopes ?? [])])],
      signedInAtMs: issuedAt.wallMs,
      renewal: 'none',
      renewals: 0,
      ...expiryOf(client, response, context.requestedAt),
    },
  }
}

/**
 * Judges the answer to a refresh (Core §12.2): an ID token need not come, but one that comes must be about the same
 * person at the same issuer. Where a token helper keeps the refresh token it has to come. @throws VaultError
 */
export async function acceptRefresh(
  live: Live,
  response: TokenResponse,
  requestedAt: Instant,
  { clock, onCheck }: { clock: Clock; onCheck: (check: IdTokenCheck) => void },
): Promise<Renewed> {
  const { client, signedIn } = live
  const renewed: Renewed = {
    ...tokensOf(client, response, requestedAt),
    ...(response.refreshToken ? { refreshToken: response.refreshToken } : {}),
    signedIn: {
      grantedScopes: response.scopes,
      renewals: signedIn.renewals + 1,
      ...expiryOf(client, response, requestedAt),
    },
  }
  if (!response.idToken) {
    // A cookie may be another person's by now, or planted from a sibling domain: who it is for, the ID token alone says.
    if (live.refreshToken === keptByHelper) throw new VaultError('id-token-missing')
    return renewed
  }
  const verified = await verifyIdToken(
    response.idToken,
    {
      issuer: issuerSpellings(client),
      clientId: client.provider.clientId,
      trustedAudiences: client.provider.trustedAudiences,
      nonce: undefined,
      algorithms: client.metadata.idTokenAlgorithms,
      nowMs: clock.now().wallMs,
      tokenRequestedAtMs: requestedAt.wallMs,
      accessToken: response.accessToken,
      requireAtHash: false,
      onCheck,
      previous: { idTokenClaims: signedIn.idTokenClaims, nonce: live.nonce },
    },
    client.keys.source(client.metadata.jwksUri),
  ).catch((error: unknown) => {
    // Somebody set the device's clock during the session. All else of the token is right, and none had to come.
    if (error instanceof VaultError && error.code === 'clock-skew') return undefined
    throw error
  })
  if (!verified) return renewed
  const { claims, verification } = verified
  return {
    ...renewed,
    idToken: response.idToken,
    signedIn: {
      ...renewed.signedIn,
      verification,
      idTokenClaims: { ...signedIn.idTokenClaims, ...claims },
    },
  }
}

/** A whole sign-in that only renews: of the person who is here, through the provider's own session. */
export function asRenewal({ signedIn, ...tokens }: Live, before: Live | undefined): Renewed {
  const { grantedScopes, requestedScopes, accessTokenExpiresAtMs, accessTokenIssuedAtMs, verification } = signedIn
  const { client: _client, lifetimeMs, ...rest } = tokens
  const known = before?.signedIn
  return {
    ...rest,
    ...(lifetimeMs === undefined ? {} : { lifetimeMs }),
    signedIn: {
      grantedScopes,
      requestedScopes: [...new Set([...(known?.requestedScopes ?? []), ...requestedScopes])],
      accessTokenIssuedAtMs,
      idTokenClaims: { ...known?.idTokenClaims, ...signedIn.idTokenClaims },
      verification,
      renewals: (known?.renewals ?? 0) + 1,
      ...(accessTokenExpiresAtMs === undefined ? {} : { accessTokenExpiresAtMs }),
    },
  }
}

/** Google signs with either spelling of its issuer (Core §15.6.2); everybody else with exactly one. */
export function issuerSpellings(client: ProviderClient): readonly string[] {
  const { issuer } = client.metadata
  return client.provider.kind.startsWith('google') ? [issuer, issuer.replace(/^https?:\/\//, '')] : [issuer]
}

/** Only what is shown, bounded; e-mail counts as verified only where the provider says so (Core §5.7). */
export function accountOf(issuer: string, claims: Readonly<Record<string, Json>>): Account {
  const text = (name: string) => {
    const value = claims[name]
    return typeof value === 'string' && value !== '' ? value.slice(0, 320) : undefined
  }
  const [name, email, picture] = [text('name') ?? text('preferred_username'), text('email'), text('picture')]
  return {
    issuer,
    subject: text('sub') ?? '',
    emailVerified: claims['email_verified'] === true || claims['email_verified'] === 'true',
    ...(name ? { name } : {}),
    ...(email ? { email } : {}),
    ...(picture?.startsWith('https://') ? { picture } : {}),
  }
}

/**
 * Makes a session ready for the APIs where the provider is a broker: its own token is for the broker alone, and what it
 * hands over for it goes to the APIs alone. @throws VaultError `api-token`, or a failure of the way
 */
export async function askApiToken(client: ProviderClient, broker: BrokerToken, clock: Clock) {
  const issuedAt = clock.now()
  const { accessToken, expiresInSeconds, scopes } = await client.apiToken(broker.accessToken)
  return {
    accessToken,
    issuedAt,
    lifetimeMs: expiresInSeconds * 1_000,
    signedIn: {
      grantedScopes: [...new Set([...broker.scopes, ...scopes])],
      accessTokenIssuedAtMs: issuedAt.wallMs,
      accessTokenExpiresAtMs: issuedAt.wallMs + expiresInSeconds * 1_000,
    },
  }
}

/** The token of a response, where it belongs. */
function tokensOf(
  { provider }: ProviderClient,
  { accessToken, expiresInSeconds, scopes }: TokenResponse,
  issuedAt: Instant,
): Pick<Live, 'accessToken' | 'issuedAt' | 'lifetimeMs' | 'broker'> {
  const lifetime = expiresInSeconds === undefined ? {} : { lifetimeMs: expiresInSeconds * 1_000 }
  return provider.apiToken
    ? { accessToken: '', issuedAt, broker: { accessToken, issuedAt, scopes, ...lifetime } }
    : { accessToken, issuedAt, ...lifetime }
}

function expiryOf(
  { provider }: ProviderClient,
  { expiresInSeconds }: TokenResponse,
  issuedAt: Instant,
): Pick<SignedIn, 'accessTokenIssuedAtMs'> & Partial<SignedIn> {
  return {
    accessTokenIssuedAtMs: issuedAt.wallMs,
    ...(expiresInSeconds === undefined || provider.apiToken
      ? {}
      : { accessTokenExpiresAtMs: issuedAt.wallMs + expiresInSeconds * 1000 }),
  }
}
