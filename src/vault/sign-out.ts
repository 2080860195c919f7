import type { Recorder } from '#trace/recorder.ts'
import type { DemoClock } from './demo-clock.ts'
import type { Environment } from './environment.ts'
import type { Hint } from './hint.ts'
import type { SignOutRequest } from './protocol.ts'
import type { ProviderClient, ProviderClients } from './provider-client.ts'
import type { Renewal } from './renewal.ts'
import { isSamePerson, ownTokenOf, type Live, type Session } from './session.ts'
import type { Transport } from './transport.ts'
import { problemOf } from './vault-error.ts'

/** How long a page waits for word of the provider before it goes on without; the person is signed out since long. */
const patienceMs = 3_000
const retryMs = [5_000, 30_000, 120_000]

export interface SignOut {
  /** Wipes everything at once, in every tab, whatever the network does; then revokes and ends the provider's session. */
  signOut: (request: SignOutRequest) => Promise<{ endSessionUrl?: string }>
  /** Another vault of this origin signed out: the same, without the provider; a sign-in under way ends too. */
  follow: () => void
  /** An earlier vault went before the token helper had heard of a sign-out: it hears of it now. */
  resume: (hint: Hint) => Promise<void>
}

/** Something to say to the network once a person has left. */
interface Errand {
  run: () => Promise<void>
  /** Somebody has come since, and would be the one to lose by it. */
  isOver: () => boolean
  revokes: boolean
}

/** Ends a session: here first, then at the provider (RFC 7009, RP-Initiated Logout 1.0). */
export function createSignOut(parts: {
  environment: Environment
  session: Session
  clients: ProviderClients
  transport: Transport
  renewal: Renewal
  recorder: Recorder
  demoClock: DemoClock
  bootId: string
}): SignOut {
  const { environment, session, clients, transport, renewal, recorder, demoClock, bootId } = parts

  function wipe(leaving?: Hint): void {
    renewal.stop()
    demoClock.reset()
    session.end()
    transport.abortAll()
    recorder.clear()
    recorder.add('sign-out', 'resource-owner', 'vault', { outcome: 'ok' })
    void (leaving ? environment.hints.write(leaving) : forgetHint(false)).catch(() => undefined)
    void environment.transactions.clear().catch(() => undefined)
  }

  /** Forgets who was here, or that somebody's leaving had to be told. */
  async function forgetHint(leaving: boolean): Promise<void> {
    const hint = await environment.hints.read()
    if ((hint?.leaving !== undefined) === leaving) await environment.hints.remove()
  }

  /** What the network still has to hear; undefined where it is nothing. */
  function errandOf(live: Live, revokes: boolean): Errand | undefined {
    const { client, refreshToken } = live
    const accessToken = ownTokenOf(live)
    const { provider, metadata } = client
    if (provider.tokenEndpointCookies) return helperErrand(client, revokes ? 'revoke' : 'end')
    // An expired session has no token left that could be revoked.
    if (!revokes || !metadata.revocationEndpoint || !(refreshToken ?? accessToken)) return undefined
    return {
      // Refresh token first: at most providers it takes the access tokens with it (RFC 7009 §2.1).
      run: () =>
        typeof refreshToken === 'string'
          ? client.revoke(refreshToken, 'refresh_token')
          : client.revoke(accessToken, 'access_token'),
      // At Google each token stands for the whole consent, so an old one would take back what was given since.
      isOver: () => provider.kind !== 'oidc' && isSamePerson(session.live, live),
      revokes,
    }
  }

  /** Whoever is signed in there by then has a cookie of their own, which must not be taken from them. */
  const helperErrand = (client: ProviderClient, how: 'end' | 'revoke'): Errand => ({
    run: async () => {
      await client.endSession(how)
      await forgetHint(true).catch(() => undefined)
    },
    isOver: () => session.live?.client === client,
    revokes: how === 'revoke',
  })

  /** Tries, and tries again. Resolves with whether the network was there the first time, and never rejects. */
  async function carryOut(errand: Errand, attempt = 0): Promise<boolean> {
    try {
      await errand.run()
      session.revocationPending(false)
      return true
    } catch (error) {
      const delayMs = retryMs[attempt]
      session.revocationPending(errand.revokes && delayMs !== undefined)
      if (delayMs !== undefined) environment.after(delayMs, () => again(errand, attempt + 1))
      const { code } = problemOf(error)
      return code !== 'offline' && code !== 'timeout'
    }
  }

  function again(errand: Errand, attempt: number): void {
    if (errand.isOver()) session.revocationPending(false)
    else void carryOut(errand, attempt)
  }

  const patience = () => new Promise<boolean>((resolve) => environment.after(patienceMs, () => resolve(false)))

  async function endSession(live: Live, postLogoutRedirectUri: string): Promise<string | undefined> {
    const { provider, metadata } = live.client
    if (!metadata.endSessionEndpoint) return undefined
    const { account, idTokenClaims } = live.signedIn
    const { logoutHint: kind, logoutReturn } = provider
    // Neither `id_token` nor `none` is a claim.
    const hint = kind === 'login' ? account.email : idTokenClaims[kind]
    const url = await live.client.endSessionUrl({
      postLogoutRedirectUri,
      ...(logoutReturn ? { logoutReturn } : {}),
      ...(kind === 'id_token' ? { idTokenHint: live.idToken } : {}),
      ...(typeof hint === 'string' ? { logoutHint: hint } : {}),
    })
    recorder.add('end-session', 'browser', 'authorization-server', { outcome: 'ok', facts: { provider: provider.id } })
    return url
  }

  return {
    signOut: async (request) => {
      const live = session.live
      // At Google a revocation withdraws consent to the whole project, so it is for "disconnect" only.
      const revokes = request.revoke || live?.client.provider.kind === 'oidc'
      wipe(live && leavingOf(live, revokes))
      environment.broadcast({ type: 'signed-out', bootId })
      if (!live) return {}
      const errand = errandOf(live, revokes)
      const reachable = errand ? await Promise.race([carryOut(errand), patience()]) : true
      if (!reachable || !request.postLogoutRedirectUri) return {}
      const endSessionUrl = await endSession(live, request.postLogoutRedirectUri).catch(() => undefined)
      return endSessionUrl ? { endSessionUrl } : {}
    },
    follow: () => wipe(),
    resume: async ({ providerId, leaving = 'end' }) => {
      const provider = environment.configuration.providers.find(({ id }) => id === providerId)
      const client = provider && (await clients.open(provider).catch(() => undefined))
      if (client) await carryOut(helperErrand(client, leaving))
    },
  }
}

/** Where the token helper keeps something, its forgetting it outlives this vault. */
function leavingOf({ client: { provider }, signedIn }: Live, revokes: boolean): Hint | undefined {
  if (!provider.tokenEndpointCookies) return undefined
  const leaving = revokes ? 'revoke' : 'end'
  return { providerId: provider.id, subject: signedIn.account.subject, scopes: [], leaving }
}
