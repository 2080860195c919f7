import { isTimeZone } from './calendar/time.ts'
import { createMockGoogle, type MockGoogle } from './google.ts'
import { indexedDbStore } from './indexeddb-store.ts'
import { languageOf } from './page/strings.ts'

export interface DemoOptions {
  /** `<origin><base>demo` */
  issuer: string
  /** The configured API prefixes: requests to them are answered here. */
  apis: Readonly<Record<string, string>>
  clientId: string
  /** The one redirect URI that is registered. */
  redirectUri: string
}

/** Opens the demo's world in this browser, for the vault and for the consent page: the same world, one at a time. */
export function openDemo(options: DemoOptions): Promise<MockGoogle> {
  const { issuer, apis, clientId, redirectUri } = options
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return Promise.resolve(
    createMockGoogle({
      issuer,
      apis,
      clients: [{ clientId, redirectUris: [redirectUri] }],
      store: indexedDbStore(),
      now: () => Date.now(),
      random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
      timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
      language: languageOf(navigator.languages) ?? 'en',
      pages: 'app',
    }),
  )
}
