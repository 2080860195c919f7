import { covers } from '#config/scopes.ts'
import type { Recorder } from '#trace/recorder.ts'
import type { Environment } from './environment.ts'
import { accountOf, asRenewal } from './grant.ts'
import { isSamePerson, ownTokenOf, type Live, type Session } from './session.ts'

/** @param mayRenew the session of the same person goes on with it, instead of another one beginning */
type Arrival = (live: Live, mayRenew?: boolean) => void

/** Makes a judged grant the session: for all tabs, in the trace, and as a hint for a vault to come. */
export function createArrival(parts: { environment: Environment; session: Session; recorder: Recorder }): Arrival {
  const { environment, session, recorder } = parts

  /** Asks the userinfo endpoint once the session stands; its failure never undoes a sign-in (Core §5.3). */
  async function describe(live: Live): Promise<void> {
    const { generation } = session
    const { account, idTokenClaims } = live.signedIn
    const userinfo = await live.client.userinfo(ownTokenOf(live), account.subject).catch(() => undefined)
    if (!userinfo || session.generation !== generation) return
    const claims = { ...userinfo, ...idTokenClaims }
    session.describe(accountOf(account.issuer, claims), claims)
  }

  return (live, mayRenew = false) => {
    const before = mayRenew && isSamePerson(session.live, live) ? session.live : undefined
    if (before) session.renewed(asRenewal(live, before))
    else session.establish(live)
    const { requestedScopes, grantedScopes, account } = live.signedIn
    const refused = requestedScopes.filter((scope) => !covers(grantedScopes, scope)).join(' ')
    recorder.add('session', 'vault', 'browser', {
      outcome: 'ok',
      facts: { granted: grantedScopes.join(' '), ...(refused ? { refused } : {}), subject: account.subject },
    })
    const hint = { providerId: live.client.provider.id, subject: account.subject, scopes: grantedScopes }
    void environment.hints.write(hint).catch(() => undefined)
    if (!before) void describe(live)
  }
}
