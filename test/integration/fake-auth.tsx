import { act, render } from '@testing-library/react'
import { userEvent, type UserEvent } from '@testing-library/user-event'
import { StrictMode } from 'react'
import { App } from '#app/App.tsx'
// Loaded before the first test begins, so that none of them waits for code.
import '#app/signed-in/SignedInApp.tsx'
import type { Auth, Examination, Problem, SessionSnapshot, SignedIn, SignInOptions } from '#auth/auth.ts'
import { AuthProvider } from '#auth/react.tsx'
import { parseConfiguration } from '#config/parse-configuration.ts'
import { activateLanguage } from '#i18n/i18n.ts'
import { LanguageProvider } from '#i18n/react.tsx'

const noTrace: readonly never[] = []
const googleScopes = 'https://www.googleapis.com/auth/calendar'
export const mina: SignedIn = {
  providerId: 'work',
  account: {
    issuer: 'https://id.example',
    subject: '42',
    name: 'Mina Kim',
    email: 'mina@example.org',
    emailVerified: true,
  },
  idTokenClaims: { iss: 'https://id.example', sub: '42' },
  verification: {
    algorithm: 'RS256',
    keysUrl: 'https://id.example/keys',
    verifiedAtMs: Date.UTC(2026, 10, 20),
    checks: ['signature', 'iss', 'aud', 'nonce'],
  },
  requestedScopes: ['openid', 'profile', 'email', `${googleScopes}.events`],
  grantedScopes: ['openid', 'profile', 'email'],
  signedInAtMs: Date.UTC(2026, 10, 20),
  accessTokenIssuedAtMs: Date.UTC(2026, 10, 20),
  renewal: 'refresh-token',
  renewals: 0,
}

export const session = (state: SessionSnapshot['state'], more: Partial<SessionSnapshot> = {}): SessionSnapshot => ({
  state,
  revision: 1,
  tier: 'shared-extended',
  revocationPending: false,
  ...more,
})

export interface Screens {
  user: UserEvent
  /** The session changes, as from another tab. */
  become: (next: SessionSnapshot) => void
  /** What the screens asked of the session, oldest first. */
  asked: string[]
  signIns: SignInOptions[]
}

/** A session that changes when it is told to. */
export function fakeSession(start: SessionSnapshot): {
  observable: Auth['session']
  become: (next: SessionSnapshot) => void
} {
  let snapshot = start
  const listeners = new Set<() => void>()
  return {
    observable: {
      getSnapshot: () => snapshot,
      subscribe: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    become: (next) => {
      snapshot = next
      for (const listener of listeners) listener()
    },
  }
}

/** Renders the app over a session that the test alone decides on; no vault, no network. */
export async function renderScreens({
  at = '/',
  start = session('signed-out'),
  refuse,
  examination,
  provider,
  google = true,
}: {
  at?: string
  start?: SessionSnapshot
  /** The problem that keeps a sign-in on the page. */
  refuse?: Problem
  /** What is found out without leaving. */
  examination?: Examination
  /** More of the second provider, at whom people are signed in. */
  provider?: object
  /** Whether Google is the first provider. */
  google?: boolean
} = {}): Promise<Screens> {
  const result = parseConfiguration(
    {
      providers: [
        ...(google ? [{ id: 'first', kind: 'google', label: 'Google', clientId: 'client' }] : []),
        { id: 'work', kind: 'oidc', label: 'Work', issuer: 'https://id.example', clientId: 'pixy', ...provider },
      ],
      demo: true,
    },
    location.origin,
  )
  if (!result.ok) throw new Error(result.problems.join())
  const { observable, become: change } = fakeSession(start)
  const become = (next: SessionSnapshot) => act(() => change(next))
  const asked: string[] = []
  const signIns: SignInOptions[] = []
  const note = async (what: string) => void asked.push(what)
  const auth: Auth = {
    session: observable,
    trace: { getSnapshot: () => noTrace, subscribe: () => () => undefined },
    providers: result.configuration.providers,
    apis: result.configuration.apis,
    signIn: async (options) => {
      signIns.push(options)
      const now = observable.getSnapshot()
      become({ ...now, state: now.signedIn ? now.state : 'signing-in' })
      await Promise.resolve()
      if (refuse) become(session('signed-out', { problem: refuse }))
      return refuse
    },
    allow: async (feature) => {
      asked.push(`allow ${feature}`)
      return undefined
    },
    send: async () => ({ kind: 'failure', code: 'scope-missing', scopes: [] }),
    takeWrites: () => [],
    reveal: async () => undefined,
    renew: async () => {
      asked.push('renew')
      return undefined
    },
    signOut: () => note('sign-out'),
    disconnect: () => note('disconnect'),
    dismiss: () => void asked.push('dismiss'),
    keepOwnClient: async (clientId) => {
      asked.push(`own client ${clientId ?? 'none'}`)
      return undefined
    },
    examine: async () => examination,
    resetDemo: () => note('reset'),
    demo: () => Promise.resolve({ problem: { code: 'configuration', facts: {} } }),
  }
  await activateLanguage('en')
  history.replaceState(null, '', at)
  render(
    <StrictMode>
      <LanguageProvider>
        <AuthProvider auth={auth}>
          <App configuration={result.configuration} />
        </AuthProvider>
      </LanguageProvider>
    </StrictMode>,
  )
  return { user: userEvent.setup(), become, asked, signIns }
}
