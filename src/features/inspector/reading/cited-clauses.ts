import { openid, rfc, type Clause } from '../clauses.ts'

const core = (section: string, anchor: string) => openid('OpenID Connect Core', section, 'openid-connect-core', anchor)
const discovery = (section: string, anchor: string) =>
  openid('OpenID Connect Discovery', section, 'openid-connect-discovery', anchor)
const sections = (number: number, ...numbers: readonly string[]) => numbers.map((section) => rfc(number, section))

/** Every clause that the pages may cite, each once; a page that cites another does not pass the tests. */
export const citedClauses: readonly Clause[] = [
  ...sections(6749, '1', '1.1', '1.2', '1.4', '1.5', '2', '2.1', '2.2', '2.3.1', '3.1', '3.1.2', '3.2', '3.3'),
  ...sections(6749, '4.1.2', '4.1.3', '4.1.4', '5.1', '5.2', '6', '10.12'),
  ...sections(6750, '2.1', '2.3', '3', '3.1'),
  ...sections(7009, '2.1'),
  ...sections(7517, '5'),
  ...sections(7519, '1', '4.1'),
  ...sections(7636, '1', '4.1', '4.2', '4.3', '4.4', '4.5', '4.6', '7.1', '7.2'),
  ...sections(7662, '1', '2.2'),
  ...sections(8252, '7.3', '8.5'),
  ...sections(8414, '2', '3.3'),
  ...sections(9068, '2.2', '4'),
  ...sections(9207, '2', '2.4'),
  ...sections(9700, '2.1', '2.1.1', '2.1.2', '2.3', '2.4', '4.3.2', '4.14'),
  ...sections(10017, '5.1.3', '6.3.2.1', '6.3.4.3'),
  core('1.2', 'Terminology'),
  core('2', 'IDToken'),
  core('3.1.1', 'CodeFlowSteps'),
  core('3.1.2.1', 'AuthRequest'),
  core('3.1.3.7', 'IDTokenValidation'),
  core('5.3', 'UserInfo'),
  core('5.4', 'ScopeClaims'),
  core('5.7', 'ClaimStability'),
  core('10.1.1', 'RotateSigKeys'),
  core('12', 'RefreshTokens'),
  discovery('4', 'ProviderConfig'),
  discovery('4.3', 'ProviderConfigurationValidation'),
  openid('OpenID Connect RP-Initiated Logout', '2', 'openid-connect-rpinitiated', 'RPLogout'),
]
