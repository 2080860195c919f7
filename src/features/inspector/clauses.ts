import type { TraceEntry, TraceStep } from '#trace/entry.ts'

export interface Clause {
  /** Name of the standard and number of the section, as its readers write it. */
  name: string
  url: string
}

export const rfc = (number: number, section: string): Clause => ({
  name: `RFC ${number} §${section}`,
  url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
})
export const openid = (title: string, section: string, document: string, anchor: string): Clause => ({
  name: `${title} §${section}`,
  url: `https://openid.net/specs/${document}-1_0.html#${anchor}`,
})

const clauses: Readonly<Record<TraceStep, readonly Clause[]>> = {
  discovery: [openid('OpenID Connect Discovery', '4', 'openid-connect-discovery', 'ProviderConfig')],
  'authorization-request': [
    rfc(6749, '4.1.1'),
    rfc(7636, '4.3'),
    openid('OpenID Connect Core', '3.1.2.1', 'openid-connect-core', 'AuthRequest'),
  ],
  'authorization-response': [rfc(6749, '4.1.2'), rfc(9207, '2')],
  'token-request': [rfc(6749, '4.1.3'), rfc(7636, '4.5')],
  keys: [rfc(7517, '5')],
  'id-token': [openid('OpenID Connect Core', '3.1.3.7', 'openid-connect-core', 'IDTokenValidation')],
  userinfo: [openid('OpenID Connect Core', '5.3', 'openid-connect-core', 'UserInfo')],
  session: [],
  renewal: [rfc(6749, '6'), openid('OpenID Connect Core', '12', 'openid-connect-core', 'RefreshTokens')],
  'api-request': [rfc(6750, '2.1')],
  'sign-out': [],
  revocation: [rfc(7009, '2.1')],
  'end-session': [openid('OpenID Connect RP-Initiated Logout', '2', 'openid-connect-rpinitiated', 'RPLogout')],
}

/** Where the standards say how this step goes. Empty for steps that are only ours. */
export function clausesOf({ step, request }: TraceEntry): readonly Clause[] {
  const grantType = request?.fields.find(({ name }) => name === fieldNames.grantType)?.value
  return step === 'token-request' && grantType === fieldNames.refreshToken ? clauses.renewal : clauses[step]
}

const fieldNames: { grantType: string; refreshToken: string } = {
  grantType: 'grant_type',
  refreshToken: 'refresh_token',
}
