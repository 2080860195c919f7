import type { Problem } from '#auth/auth.ts'
import type { GoogleErrorCode } from '#google/errors.ts'
import type { LinkName } from './links.ts'

/** Where a failure shows itself, in the order in which somebody who sets Pixy up meets them. */
export const groups = ['at-google', 'sign-in', 'browser', 'working'] as const

type Code = Problem['code'] | GoogleErrorCode

/** One known cause of a failure. The catalogues have its cause and its cure (`doctor.<id>.cause`, `.cure`). */
export interface Reason {
  group: (typeof groups)[number]
  /** Google's own word on its error page. Pixy never hears of such a page: the person reads or pastes what it says. */
  mark?: string
  /** `error` of an OAuth answer, or `reason` of an API's refusal, that says just this. */
  words?: readonly string[]
  /** Codes of failures that this may be behind. */
  codes?: readonly Code[]
  /** Its codes say just this, whatever general word came with them. */
  certain?: true
  /** Where the cure is carried out, or explained. */
  link: LinkName
}

/**
 * Every known reason why a sign-in, a renewal or a call fails, likelier ones first. What only Google's page says is
 * inferred from that page (`mark`), all else from the failure itself.
 * @see https://support.google.com/accounts/answer/16668185
 */
export const reasons = {
  declined: { group: 'sign-in', codes: ['access-denied'], link: 'granular' },
  'redirect-uri': { group: 'at-google', mark: 'redirect_uri_mismatch', link: 'clients' },
  origin: { group: 'at-google', mark: 'origin_mismatch', link: 'clients' },
  'invalid-client': {
    group: 'at-google',
    mark: 'invalid_client',
    words: ['invalid_client'],
    codes: ['id-token-audience'],
    link: 'clients',
  },
  'deleted-client': { group: 'at-google', mark: 'deleted_client', words: ['deleted_client'], link: 'clients' },
  'wrong-client-type': {
    group: 'at-google',
    mark: 'unsupported_response_type',
    words: ['unauthorized_client', 'unsupported_response_type'],
    link: 'client-help',
  },
  'not-a-tester': { group: 'at-google', mark: 'access_denied', codes: ['access-denied'], link: 'audience' },
  'new-user-limit': { group: 'at-google', mark: 'rate_limit_exceeded', link: 'unverified-help' },
  'org-internal': { group: 'at-google', mark: 'org_internal', words: ['org_internal'], link: 'audience' },
  'admin-policy': {
    group: 'at-google',
    mark: 'admin_policy_enforced',
    words: ['admin_policy_enforced'],
    codes: ['access-denied'],
    link: 'admin-help',
  },
  education: {
    group: 'at-google',
    mark: 'access_not_configured',
    words: ['access_not_configured'],
    link: 'admin-help',
  },
  'other-app': {
    group: 'at-google',
    mark: 'disallowed_useragent',
    words: ['disallowed_useragent'],
    link: 'sign-in-errors',
  },
  'invalid-scope': { group: 'at-google', mark: 'invalid_scope', words: ['invalid_scope'], link: 'scopes' },
  'invalid-request': { group: 'at-google', mark: 'invalid_request', words: ['invalid_request'], link: 'uri-rules' },

  'client-secret': { group: 'sign-in', codes: ['client-secret-missing'], certain: true, link: 'setup' },
  'grant-ended': { group: 'sign-in', codes: ['renewal-refused', 'session-ended'], link: 'expiry' },
  'session-control': { group: 'sign-in', codes: ['renewal-refused'], link: 'session-length' },
  'hour-over': { group: 'sign-in', codes: ['session-ended', 'expired'], link: 'browser-only' },
  'code-spent': { group: 'sign-in', words: ['invalid_grant'], codes: ['token-refused'], link: 'clients' },
  'helper-refuses': { group: 'sign-in', codes: ['token-refused', 'token-response'], link: 'setup' },
  'broker-has-none': { group: 'sign-in', words: ['api-token-missing'], codes: ['api-token'], link: 'connections' },
  'broker-refuses': { group: 'sign-in', words: ['api-token-refused'], codes: ['api-token'], link: 'setup' },
  'broker-unreadable': { group: 'sign-in', words: ['api-token-unreadable'], codes: ['api-token'], link: 'flow' },
  'broker-unreachable': { group: 'sign-in', words: ['api-token-unreachable'], codes: ['api-token'], link: 'setup' },
  'signed-out-there': { group: 'sign-in', codes: ['login-required', 'signed-out'], link: 'connections' },
  'third-party-cookies': { group: 'sign-in', codes: ['login-required'], link: 'cookie-help' },
  'stale-answer': {
    group: 'sign-in',
    codes: ['state-unknown', 'state-missing', 'transaction-expired', 'callback-malformed'],
    link: 'flow',
  },
  'mixed-up': { group: 'sign-in', codes: ['issuer-mismatch', 'issuer-missing', 'flow-confused'], link: 'flow' },
  clock: { group: 'sign-in', codes: ['clock-skew', 'id-token-expired'], link: 'connection-help' },
  'not-genuine': {
    group: 'sign-in',
    codes: [
      'id-token-missing',
      'id-token-malformed',
      'id-token-algorithm',
      'id-token-signature',
      'id-token-key',
      'id-token-issuer',
      'id-token-audience',
      'id-token-nonce',
      'id-token-subject',
      'id-token-access-token-hash',
    ],
    link: 'flow',
  },
  'other-account': { group: 'sign-in', codes: ['account-changed'], link: 'connections' },
  'wrong-configuration': {
    group: 'sign-in',
    codes: [
      'configuration',
      'provider-metadata',
      'pkce-unsupported',
      'endpoint-not-allowed',
      'destination-not-allowed',
      'id-token-issuer',
    ],
    link: 'setup',
  },
  'provider-down': {
    group: 'sign-in',
    words: ['server_error', 'temporarily_unavailable'],
    codes: ['provider-error', 'provider-unreachable', 'timeout', 'server-error'],
    link: 'status',
  },

  offline: { group: 'browser', codes: ['offline', 'timeout'], link: 'connection-help' },
  unreachable: { group: 'browser', codes: ['offline', 'provider-unreachable'], link: 'connection-help' },
  cors: { group: 'browser', codes: ['offline'], link: 'setup' },
  policy: {
    group: 'browser',
    words: ['connect-src', 'worker-src'],
    codes: ['policy-blocked', 'destination-not-allowed'],
    link: 'setup',
  },
  popup: { group: 'browser', codes: ['popup-blocked'], link: 'popup-help' },
  'stale-vault': { group: 'browser', codes: ['vault-lost', 'vault-unavailable'], link: 'flow' },
  workers: { group: 'browser', codes: ['vault-unavailable'], link: 'setup' },

  'api-disabled': {
    group: 'working',
    words: ['accessNotConfigured', 'SERVICE_DISABLED'],
    codes: ['service-disabled'],
    link: 'api-library',
  },
  quota: {
    group: 'working',
    words: ['rateLimitExceeded', 'userRateLimitExceeded', 'quotaExceeded', 'RATE_LIMIT_EXCEEDED', 'RESOURCE_EXHAUSTED'],
    codes: ['rate-limited'],
    link: 'quotas',
  },
  'scope-refused': {
    group: 'working',
    words: ['insufficientPermissions', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT'],
    codes: ['scope-missing'],
    link: 'granular',
  },
  'domain-policy': { group: 'working', words: ['domainPolicy'], codes: ['denied'], link: 'api-errors' },
} as const satisfies Readonly<Record<string, Reason>>

export type ReasonId = keyof typeof reasons
