import type { Recorder } from '#trace/recorder.ts'
import type { DemoClock } from './demo-clock.ts'
import type { Environment } from './environment.ts'
import type { SignOutRequest } from './protocol.ts'
import type { Renewal } from './renewal.ts'
import { isSamePerson, type Live, type Session } from './session.ts'
import type { Transport } from './transport.ts'
import { problemOf } from './vault-error.ts'

/** How long a page waits for word of the provider before it goes on without; the person is signed out since long. */
const patienceMs = 1_500
const retryMs = [5_000, 30_000, 120_000]

export interface SignOut {
  /** Wipes everything at once, in every tab, whatever the network does; then revokes and ends the provider's session. */
  signOut: (request: SignOutRequest) => Promise<{ endSessionUrl?: string }>
  /** Another vault of this origin signed out: the same, without the provider; a sign-in under way ends too. */
  follow: () => void
}

/** Ends a session: here first, then at the provider (RFC 7009, RP-Initiated Logout 1.0). */
export function createSignOut(parts: {
  environment: Environment
  session: Session
  transport: Transport
  renewal: Renewal
  recorder: Recorder
  demoClock: DemoClock
  bootId: string
}): SignOut {
  const { environment, session, transport, renewal, recorder, demoClock, bootId } = parts

  function wipe(): void {
    renewal.stop()
    demoClock.reset()
    session.end()
    transport.abortAll()
    recorder.clear()
    recorder.add('sign-out', 'resource-owner', 'vault', { outcome: 'ok' })
    void environment.hints.remove().catch(() => undefined)
    void environment.transactions.clear().catch(() => undefined)
  }

  /**
   * Refresh token first: at most providers it takes the access tokens with it (RFC 7009 §2.1). Resolves with whether
   * the provider could be reached, and never rejects.
   */
  async function revoke(live: Live, attempt = 0): Promise<boolean> {
    const { client } = live
    // An expired session has no token left that could be revoked.
    if (!client.metadata.revocationEndpoint || !(live.refreshToken ?? live.accessToken)) return true
    try {
      if (live.refreshToken) await client.revoke(live.refreshToken, 'refresh_token')
      else await client.revoke(live.accessToken, 'access_token')
      session.revocationPending(false)
      return true
    } catch (error) {
      const delayMs = retryMs[attempt]
      session.revocationPending(delayMs !== undefined)
      if (delayMs !== undefined) environment.after(delayMs, () => revokeAgain(live, attempt + 1))
      const { code } = problemOf(error)
      return code !== 'offline' && code !== 'timeout'
    }
  }

  function revokeAgain(live: Live, attempt: number): void {
    // At Google each token stands for the whole consent, so an old one would take back what was given since.
    if (live.client.provider.kind !== 'oidc' && isSamePerson(session.live, live)) session.revocationPending(false)
    else void revoke(live, attempt)
  }

  const patience = () => new Promise<boolean>((resolve) => environment.after(patienceMs, () => resolve(false)))

  async function endSession(live: Live, postLogoutRedirectUri: string): Promise<string | undefined> {
    const { provider, metadata } = live.client
    if (!metadata.endSessionEndpoint) return undefined
    const { email } = live.signedIn.account
    const url = await live.client.endSessionUrl({
      postLogoutRedirectUri,
      ...(provider.logoutHint === 'id_token' ? { idTokenHint: live.idToken } : {}),
      ...(provider.logoutHint === 'login' && email ? { logoutHint: email } : {}),
    })
    recorder.add('end-session', 'browser', 'authorization-server', { outcome: 'ok', facts: { provider: provider.id } })
    return url
  }

  return {
    signOut: async (request) => {
      const live = session.live
      wipe()
      environment.broadcast({ type: 'signed-out', bootId })
      if (!live) return {}
      // At Google a revocation withdraws consent to the whole project, so it is for "disconnect" only.
      const revokes = request.revoke || live.client.provider.kind === 'oidc'
      const reachable = revokes ? await Promise.race([revoke(live), patience()]) : true
      if (!reachable || !request.postLogoutRedirectUri) return {}
      const endSessionUrl = await endSession(live, request.postLogoutRedirectUri).catch(() => undefined)
      return endSessionUrl ? { endSessionUrl } : {}
    },
    follow: wipe,
  }
}
