import type { ProviderMetadata } from './provider-metadata.ts'

export const googleIssuer = 'https://accounts.google.com'

/** Google's metadata, shipped with the page so that a sign-in costs no discovery round trip.
 *  @see https://accounts.google.com/.well-known/openid-configuration */
export const googleMetadata: ProviderMetadata = {
  issuer: googleIssuer,
  authorization_endpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
  token_endpoint: 'https://oauth2.googleapis.com/token',
  userinfo_endpoint: 'https://openidconnect.googleapis.com/v1/userinfo',
  revocation_endpoint: 'https://oauth2.googleapis.com/revoke',
  jwks_uri: 'https://www.googleapis.com/oauth2/v3/certs',
  id_token_signing_alg_values_supported: ['RS256'],
  code_challenge_methods_supported: ['S256'],
}

export const googleApis = {
  calendar: 'https://www.googleapis.com/calendar/v3/',
  gmail: 'https://gmail.googleapis.com/gmail/v1/',
  gmailUpload: 'https://gmail.googleapis.com/upload/gmail/v1/',
  drive: 'https://www.googleapis.com/drive/v3/',
  driveUpload: 'https://www.googleapis.com/upload/drive/v3/',
} as const

export const signInScopes: readonly string[] = ['openid', 'profile', 'email']

/** What the long names of Google's scopes begin with. @see https://developers.google.com/identity/protocols/oauth2/scopes */
export const googleScopeBase = 'https://www.googleapis.com/auth/'

/** The least that each feature needs. @see https://developers.google.com/workspace/calendar/api/auth */
export const googleFeatureScopes = {
  calendar: [`${googleScopeBase}calendar.events`, `${googleScopeBase}calendar.calendarlist.readonly`],
  mail: [`${googleScopeBase}gmail.modify`],
  drive: [`${googleScopeBase}drive.file`],
}
