import type { MockGoogle } from '#mock/google.ts'
import { authorize } from '#mock/oauth/authorization.ts'
import { memoryStore } from '#mock/world/store.ts'
import { startMockGoogle } from './mock-google.ts'
import { createTestTime } from './time.ts'
import { appOrigin, createTestVault, type TestPage, type TestVault } from './vault.ts'

export interface DemoBench extends TestVault {
  page: TestPage
  google: MockGoogle
  /** Plays the person at the demo's consent page: all that is asked is allowed, or only these. */
  signIn: (scopes?: readonly string[], allowed?: readonly string[]) => Promise<void>
}

/** The real vault over the built-in provider, as `{}` configures it; storage and clock are the test's. */
export async function createDemoBench(): Promise<DemoBench> {
  const time = createTestTime()
  const apis = {
    calendar: 'https://www.googleapis.com/calendar/v3/',
    gmail: 'https://gmail.googleapis.com/gmail/v1/',
    drive: 'https://www.googleapis.com/drive/v3/',
    driveUpload: 'https://www.googleapis.com/upload/drive/v3/',
  }
  const google = startMockGoogle({
    issuer: `${appOrigin}/demo`,
    apis,
    clients: [{ clientId: 'pixy-demo', redirectUris: [`${appOrigin}/callback`] }],
    store: memoryStore(),
    now: time.nowMs,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    timeZone: 'Asia/Seoul',
    language: 'en',
    pages: 'html',
  })
  const vault = createTestVault({
    config: {},
    time,
    fetch: () => Promise.reject(new TypeError('The demo asks nobody')),
    environment: { openDemo: async () => google },
  })
  const page = await vault.open()
  page.tell({ type: 'watch-trace', watch: true })

  const signIn: DemoBench['signIn'] = async (scopes, allowed = scopes ?? []) => {
    const begun = await page.call('begin', {
      providerId: 'demo',
      returnTo: '/',
      uiLocales: 'en',
      ...(scopes ? { scopes } : {}),
    })
    if ('problem' in begun) throw new Error(begun.problem.code)
    const account = google.world.people[0]?.subject ?? ''
    const screen = await google.arrange((world) =>
      authorize(world, 'this-browser', new URL(begun.url).searchParams, { account, consent: allowed }),
    )
    if (screen.kind !== 'redirect') throw new Error(`The provider shows ${screen.kind}`)
    const { search: query, hash: fragment } = new URL(screen.location)
    const { problem } = await page.call('callback', { query, fragment, frame: false })
    if (problem) throw new Error(problem.code)
    await time.idle()
  }
  return { ...vault, page, google, signIn }
}
