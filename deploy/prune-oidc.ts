import type { Plugin } from 'vite'

/**
 * What oidc-client-ts can do and `vault/oidc.ts` never asks it for: clients with a secret or a password, DPoP,
 * discovery, user info, reading ID tokens, answers of sign-outs, timers. A bundler cannot leave out methods by itself.
 */
const unusedMethods: Readonly<Record<string, readonly string[]>> = {
  Event: ['addHandler', 'removeHandler', 'raise'],
  Timer: ['init', 'cancel'],
  _CryptoUtils: [
    'generateBasicAuth',
    'hash',
    'customCalculateJwkThumbprint',
    'generateDPoPProof',
    'generateDPoPJkt',
    'generateDPoPKeys',
    'generateClientAssertionJwt',
  ],
  JsonService: ['getJson'],
  MetadataService: [
    'resetSigningKeys',
    'getIssuer',
    'getUserInfoEndpoint',
    'getCheckSessionIframe',
    'getKeysEndpoint',
    'getSigningKeys',
  ],
  TokenClient: ['exchangeCredentials'],
  ResponseValidator: ['validateCredentialsResponse', 'validateSignoutResponse', '_validateIdTokenAttributes'],
  ClaimsService: ['mergeClaims'],
  OidcClient: [
    'getDpopProof',
    'processResourceOwnerPasswordCredentials',
    'readSignoutResponseState',
    'processSignoutResponse',
  ],
}

/** What is made and never used: a service for user info, and a store for those who bring none. */
const unusedLines = [
  'this._userInfoService = new UserInfoService(this._settings, this._metadataService);',
  'const store = typeof window !== "undefined" ? window.localStorage : new InMemoryWebStorage();',
  'this.stateStore = new WebStorageStateStore({ store });',
]

function withoutMethods(code: string, [name, methods]: readonly [string, readonly string[]]): string {
  const start = code.indexOf(`var ${name} = class`)
  const end = code.indexOf('\n};\n', start) + 1
  const body = methods.reduce(
    (rest, method) => without(rest, new RegExp(`^  (?:static )?(?:async )?${method}\\([^]*?^  }\\n`, 'm')),
    code.slice(start, end),
  )
  return code.slice(0, start) + body + code.slice(end)
}

/** The log is turned off: no line of it ever reaches anybody, and it is a quarter of the library. */
function withoutLog(code: string): string {
  return code
    .replaceAll(/^ *(?:logger2|this\._logger|Logger)\.(?:debug|info|warn|error)\(.*\);\n/gm, '')
    .replaceAll(/(?:logger2|this\._logger)\.throw\((new Error\(.*\))\);$/gm, 'throw $1;')
    .replaceAll(
      /^ *(?:const logger2 = )?(?:this\._logger|Logger|new Logger\("\w+"\))\.create(?:Static)?\(.*\);\n/gm,
      '',
    )
    .replaceAll(/^ *(?:this|_SigninRequest)\._logger = new Logger\(.*\);\n/gm, '')
    .replace(/^\(\(Log2\) => \{[^]*?^Log\.reset\(\);\n/m, (log) =>
      log.slice(log.indexOf('var Logger = '), log.lastIndexOf('Log.reset')),
    )
}

function without(code: string, part: string | RegExp): string {
  const rest = code.replace(part, '')
  if (rest === code) throw new Error(`oidc-client-ts is another one than prune-oidc.ts knows: it has no ${part}`)
  return rest
}

/**
 * The protocol library with little more in it than the vault uses: 5 kB gzip less. Tests have the same, so that what is
 * missing is missed there.
 */
export function pruneOidc(): Plugin {
  return {
    name: 'pixy:prune-oidc',
    enforce: 'pre',
    transform: {
      filter: { id: /oidc-client-ts\/dist\/esm\/oidc-client-ts\.js$/ },
      handler(code) {
        const used = unusedLines.reduce<string>(without, Object.entries(unusedMethods).reduce(withoutMethods, code))
        return { code: withoutLog(used), map: null }
      },
    },
  }
}
