/** A section of a standard, or a page of Google's, that a lesson rests on. */
export interface LessonClause {
  name: string
  url: string
}

const rfc = (number: number, section: string): LessonClause => ({
  name: `RFC ${number} §${section}`,
  url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
})
const core = (section: string, anchor: string): LessonClause => ({
  name: `OpenID Connect Core §${section}`,
  url: `https://openid.net/specs/openid-connect-core-1_0.html#${anchor}`,
})

export const lessonClauses = {
  redirectEndpoint: rfc(6749, '3.1.2.3'),
  exactRedirect: rfc(9700, '2.1'),
  errorResponse: rfc(6749, '4.1.2.1'),
  crossSite: rfc(6749, '10.12'),
  stateDefence: rfc(9700, '4.7'),
  codeLife: rfc(6749, '4.1.2'),
  codeTheft: rfc(6749, '10.5'),
  tokenError: rfc(6749, '5.2'),
  verifier: rfc(7636, '4.6'),
  codeInjection: rfc(9700, '4.5'),
  publicClients: rfc(6749, '2.1'),
  clientSecret: rfc(6749, '2.3.1'),
  validation: core('3.1.3.7', 'IDTokenValidation'),
  mixUp: rfc(9700, '4.4'),
  nonce: core('15.5.2', 'NonceNotes'),
  jwtSignature: rfc(7515, '5.2'),
  jwtTimes: rfc(7519, '4.1.6'),
  keyRotation: core('10.1.1', 'RotateSigKeys'),
  keyId: rfc(7515, '4.1.4'),
  algorithms: rfc(8725, '3.1'),
  grantedScope: rfc(6749, '3.3'),
  refresh: rfc(6749, '6'),
  rotation: rfc(9700, '4.14'),
  revocation: rfc(7009, '2.1'),
  invalidToken: rfc(6750, '3.1'),
  insufficientScope: rfc(6750, '3.1'),
  silent: core('3.1.2.1', 'AuthRequest'),
  silentErrors: core('3.1.2.6', 'AuthError'),
  tooMany: rfc(6585, '4'),
  retryAfter: rfc(9110, '10.2.3'),
  calendarSync: {
    name: 'Google Calendar API: Synchronize resources efficiently',
    url: 'https://developers.google.com/workspace/calendar/api/guides/sync',
  },
} satisfies Readonly<Record<string, LessonClause>>
