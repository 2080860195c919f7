import * as v from 'valibot'
import { authorizationParameters, features, logoutHints } from './configuration.ts'
import { parseSecureUrl } from './secure-url.ts'

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

/** A `config.json` that holds to the schema, with what is left out at the top filled in. */
export type ConfigurationFile = v.InferOutput<typeof configurationFile>
