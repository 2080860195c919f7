import type { Plugin } from 'vite'

/**
 * What oidc-client-ts can do and `vault/oidc.ts` never asks it for: clients with a secret or a password, DPoP,
 * discovery, user info, reading ID tokens, answers of sign-outs, timers. A bundler cannot leave out methods by itself.
 */
export const unusedMethods: Readonly<Record<string, readonly string[]>> = {
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
export const unusedLines = [
  'this._userInfoService = new UserInfoService(this._settings, this._metadataService);',
  'const store = typeof window !== "undefined" ? window.localStorage : new InMemoryWebStorage();',
  'this.stateStore = new WebStorageStateStore({ store });',
]

/**
 * The log is turned off: no line of it ever reaches anybody, and it is a quarter of the library. Each kind of call, and
 * what stands in its place.
 */
const logCalls: readonly (readonly [call: RegExp, instead: string])[] = [
  [/^( *)(?:logger2|this\._logger|Logger)\.(?:debug|info|warn|error)\((?:.*|\n(?:\1 .*\n)+\1)\);\n/gm, ''],
  [/(?:logger2|this\._logger)\.throw\((new Error\(.*\))\);$/gm, 'throw $1;'],
  [/^ *(?:const logger2 = )?(?:this\._logger|Logger|new Logger\("\w+"\))\.create(?:Static)?\(.*\);\n/gm, ''],
  [/^ *(?:const logger2|(?:this|_SigninRequest)\._logger) = new Logger\(.*\);\n/gm, ''],
  // Its levels and where it writes to; the class stays, as it is exported.
  [/^\(\(Log2\) => \{[^]*?(?=^var Logger = )/m, ''],
  [/^Log\.reset\(\);\n/m, ''],
]

function withoutMethods(code: string, [name, methods]: readonly [string, readonly string[]]): string {
  const body = new RegExp(`^var ${name} = class[^]*?^};\\n`, 'm').exec(code)?.[0]
  if (body === undefined) throw new Error(`${unknownLibrary}: it has no class ${name}`)
  const method = (one: string) => new RegExp(`^  (?:static )?(?:async )?${one}\\([^]*?^  }\\n`, 'm')
  return code.replace(body, () => methods.reduce((rest, one) => replaced(rest, method(one), ''), body))
}

function withoutLog(code: string): string {
  const rest = logCalls.reduce((before, [call, instead]) => replaced(before, call, instead), code)
  const left = /.*(?:logger2|\._logger\b).*/.exec(rest)
  // A call whose logger is gone would fail in the vault only, and perhaps only where something else went wrong.
  if (left) throw new Error(`${unknownLibrary}: its log is still called in "${left[0].trim()}"`)
  return rest
}

const unknownLibrary = 'oidc-client-ts is another one than prune-oidc.ts knows'

function replaced(code: string, part: string | RegExp, instead: string): string {
  const rest = code.replace(part, instead)
  if (rest === code) throw new Error(`${unknownLibrary}: it has no ${part}`)
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
        const used = Object.entries(unusedMethods).reduce(withoutMethods, code)
        const made = unusedLines.reduce((rest, line) => replaced(rest, line, ''), used)
        return { code: withoutLog(made), map: null }
      },
    },
  }
}
