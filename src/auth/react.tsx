import { createContext, use, useSyncExternalStore, type ReactNode } from 'react'
import type { Auth } from './auth.ts'

const AuthContext = createContext<Auth | undefined>(undefined)

export function AuthProvider({ auth, children }: { auth: Auth; children: ReactNode }) {
  return <AuthContext value={auth}>{children}</AuthContext>
}

/** @throws Error outside of an `AuthProvider`: a mistake in the wiring, never a state of the session. */
export function useAuth(): Auth {
  const auth = use(AuthContext)
  if (!auth) throw new Error('useAuth needs an AuthProvider above it')
  return auth
}

/** The session as of now; renders again at each change, in every tab. */
export function useSession() {
  const { session } = useAuth()
  return useSyncExternalStore(session.subscribe, session.getSnapshot)
}

/** The recorded steps; subscribing is what makes the vault deliver them. */
export function useTrace() {
  const { trace } = useAuth()
  return useSyncExternalStore(trace.subscribe, trace.getSnapshot)
}
