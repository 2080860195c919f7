import { render } from '@testing-library/react'
import { userEvent, type UserEvent } from '@testing-library/user-event'
import { App } from '#app/App.tsx'
// Loaded before the first test begins, so that none of them waits for code.
import '#app/signed-in/SignedInApp.tsx'
import { openConnection } from '#auth/connection.ts'
import { AuthProvider } from '#auth/react.tsx'
import { createVaultAuth, type VaultAuth } from '#auth/vault-auth.ts'
import { googleFeatureScopes } from '#config/google-defaults.ts'
import type { Feature } from '#config/configuration.ts'
import { activateLanguage } from '#i18n/i18n.ts'
import type { Language } from '#i18n/language.ts'
import { LanguageProvider } from '#i18n/react.tsx'
import type { MockGoogle } from '#mock/google.ts'
import { authorize } from '#mock/oauth/authorization.ts'
import { memoryStore } from '#mock/world/store.ts'
import type { World } from '#mock/world/world.ts'
import { startMockGoogle } from '../in-process/mock-google.ts'
import { settle } from '../in-process/time.ts'
import { appOrigin, createTestVault } from '../in-process/vault.ts'
import { answerWith, networkFetch } from './network.ts'

const issuer = 'https://accounts.example'
const apiOrigin = 'https://api.example/'
const apis = {
  calendar: `${apiOrigin}calendar/v3/`,
  gmail: `${apiOrigin}gmail/v1/`,
  gmailUpload: `${apiOrigin}upload/gmail/v1/`,
  drive: `${apiOrigin}drive/v3/`,
  driveUpload: `${apiOrigin}upload/drive/v3/`,
}
const clientId = 'pixy-test'
const googleKind = {
  kind: 'google',
  metadata: {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    jwks_uri: `${issuer}/certs`,
    userinfo_endpoint: `${issuer}/userinfo`,
    revocation_endpoint: `${issuer}/revoke`,
  },
}

export interface Seen {
  method: string
  /** Below the API's prefix, or the whole address elsewhere. */
  path: string
  query: URLSearchParams
}

export interface RenderedApp {
  user: UserEvent
  /** The session of the page that is open now. */
  auth: () => VaultAuth
  world: World
  google: MockGoogle
  /** Requests to an API so far, oldest first; by default to the calendar's. */
  apiRequests: (api?: keyof typeof apis) => Seen[]
  /** Addresses that the page left for. */
  left: readonly string[]
  /** Addresses in windows that the page opened beside itself. */
  windows: readonly string[]
  /** Plays the person in the window that was opened last. True where that window closes by itself afterwards. */
  answerWindow: (ticked?: readonly string[]) => Promise<boolean>
  /** Plays the person at the provider whom the page left for last, and comes back. */
  comeBack: (ticked: readonly string[], who?: 0 | 1 | 2) => Promise<void>
  /** Loads the document anew where it is; the vault goes on living. */
  reload: () => Promise<void>
}

/**
 * Renders the whole app, signed in or out, over the real vault and the built-in Google; only the worker's port and the
 * network between them are the test's.
 * @param features of the configuration
 * @param feature which was opened and asked for its scopes; default: the first
 * @param allowed scopes granted besides identity; default: all that the feature asks for
 * @param google connects by Google's own kind, without a token endpoint
 * @param popups false: the browser opens no window
 * @param lifetimeSeconds of each access token
 * @param arrange the world before the app sees it
 * @param before is waited for by each request to the API
 * @param answer stands in for the API where it gives an answer
 * @param onUnload forgets what the modules of a page remember, when the page is left or loaded anew
 */
export async function renderApp({
  at = '/',
  language = 'en',
  signedIn = true,
  features = ['calendar'],
  feature = features[0] ?? 'calendar',
  allowed = googleFeatureScopes[feature],
  person = 0,
  google: byGoogle = false,
  popups = true,
  lifetimeSeconds,
  arrange,
  before,
  answer,
  onUnload,
}: {
  at?: string
  language?: Language
  signedIn?: boolean
  features?: readonly Feature[]
  feature?: Feature
  allowed?: readonly string[]
  person?: 0 | 1 | 2
  google?: boolean
  popups?: boolean
  lifetimeSeconds?: number
  arrange?: (world: World) => void
  before?: (request: Request) => Promise<void>
  answer?: (request: Request) => Response | undefined
  onUnload?: () => void
} = {}): Promise<RenderedApp> {
  const google = startMockGoogle({
    issuer,
    apis,
    clients: [{ clientId, redirectUris: [`${appOrigin}/callback`] }],
    store: memoryStore(),
    now: () => Date.now(),
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    language,
    pages: 'app',
    ...(lifetimeSeconds ? { accessTokenLifetimeSeconds: lifetimeSeconds } : {}),
  })
  await google.arrange((world) => arrange?.(world))
  const seen: Request[] = []
  answerWith(async (request) => {
    seen.push(request.clone())
    if (request.url.startsWith(apiOrigin)) await before?.(request)
    return (request.url.startsWith(apiOrigin) && answer?.(request)) || google.handle(request)
  })

  const vault = createTestVault({
    config: {
      providers: [{ id: 'work', label: 'Work', clientId, ...(byGoogle ? googleKind : { kind: 'oidc', issuer }) }],
      apis,
      features,
    },
    fetch: networkFetch,
    environment: {
      nowMs: () => Date.now(),
      monotonicNowMs: () => performance.now(),
      after: (delayMs, callback) => {
        const timer = setTimeout(callback, delayMs)
        return () => clearTimeout(timer)
      },
    },
  })
  const left: string[] = []
  const windows: string[] = []
  /** A document that was just loaded: its own connection to the vault, which goes on living. */
  const openPage = () =>
    createVaultAuth(vault.configuration, {
      connect: (listeners) => {
        const { port1, port2 } = new MessageChannel()
        vault.connect(port2)
        return openConnection(port1, listeners)
      },
      onVaultDeath: () => undefined,
      here: () => location.pathname + location.search + location.hash,
      origin: appOrigin,
      language: () => 'en',
      leave: (url) => void left.push(url),
      openPopup: () => (popups ? { go: (url) => void windows.push(url), close: () => undefined } : 'blocked'),
      onSession: ({ state }) => {
        document.documentElement.dataset['session'] = state
      },
      onVaultWord: () => undefined,
      isVisible: () => true,
      isOnline: () => navigator.onLine,
    })
  let page = openPage()

  const answered = async (url: string, ticked: readonly string[], who = person) => {
    const { searchParams } = new URL(url)
    const account = google.world.people[who]?.subject ?? ''
    const screen = await google.arrange((world) =>
      authorize(world, 'this-browser', searchParams, { account, consent: ticked }),
    )
    if (screen.kind !== 'redirect') throw new Error(`The provider shows ${screen.kind}`)
    const { search: query, hash: fragment } = new URL(screen.location)
    return { query, fragment }
  }
  const arrive = async (ticked: readonly string[], who = person) => {
    const arrived = await answered(left.at(-1) ?? '', ticked, who)
    page.goodbye()
    page = openPage()
    const { returnTo } = await page.complete(arrived)
    history.replaceState(null, '', returnTo)
    await settle()
  }

  const answerWindow: RenderedApp['answerWindow'] = async (ticked = []) => {
    const arrived = await answered(windows.at(-1) ?? '', ticked)
    const popup = openPage()
    const { popup: closes } = await popup.complete(arrived)
    popup.goodbye()
    await settle()
    return closes === true
  }

  await activateLanguage(language)
  history.replaceState(null, '', at)
  if (signedIn) {
    await page.signIn({ providerId: 'work' })
    await arrive([])
    if (allowed.length > 0) {
      await page.allow(feature, allowed)
      if (windows.length > 0) await answerWindow(allowed)
      else await arrive(allowed)
    }
  } else {
    await page.restore()
  }
  seen.length = 0
  left.length = 0
  windows.length = 0

  const user = userEvent.setup()
  const show = () =>
    render(
      <LanguageProvider>
        <AuthProvider auth={page}>
          <App configuration={vault.configuration} />
        </AuthProvider>
      </LanguageProvider>,
    )
  let shown = show()
  const comeBack: RenderedApp['comeBack'] = async (ticked, who) => {
    shown.unmount()
    onUnload?.()
    await arrive(ticked, who)
    shown = show()
  }
  const reload = async () => {
    shown.unmount()
    onUnload?.()
    page.goodbye()
    page = openPage()
    page.tellVisible()
    await settle()
    shown = show()
  }
  const apiRequests: RenderedApp['apiRequests'] = (api = 'calendar') =>
    seen
      .filter(({ url }) => url.startsWith(apis[api]))
      .map(({ method, url }) => ({
        method,
        path: decodeURIComponent(new URL(url).pathname.slice(new URL(apis[api]).pathname.length)),
        query: new URL(url).searchParams,
      }))
  return {
    user,
    auth: () => page,
    world: google.world,
    google,
    apiRequests,
    left,
    windows,
    answerWindow,
    comeBack,
    reload,
  }
}
