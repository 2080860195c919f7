import type { Recorder } from '#trace/recorder.ts'
import { createArrival } from './arrival.ts'
import type { Clock } from './clock.ts'
import type { Environment } from './environment.ts'
import { acceptGrant } from './grant.ts'
import { storagePatienceMs, type Hint } from './hint.ts'
import type { ProviderClients } from './provider-client.ts'
import { isTransient } from './renewal.ts'
import type { Session } from './session.ts'
import { keptByHelper } from './token-response.ts'
import { traceIdToken } from './trace-exchange.ts'
import { problemOf, VaultError } from './vault-error.ts'

export interface Restore {
  /** At the start of a vault: by the token helper's cookie where there may be one, else a page is left to ask. */
  start: () => Promise<void>
  /** A callback is here, and says better who is here. */
  giveWay: () => void
  /** A callback brought nobody: whom the helper's cookie stands for is still here. */
  goOn: () => Promise<void>
}

/** Brings back who was here when an earlier vault went, without a screen. */
export function createRestore(parts: {
  environment: Environment
  clock: Clock
  session: Session
  clients: ProviderClients
  recorder: Recorder
  /** Somebody left, and the helper has not heard of it. */
  resumeLeaving: (hint: Hint) => void
  onRestored: () => void
}): Restore {
  const { environment, clock, session, clients, recorder } = parts
  const arrive = createArrival(parts)
  let attempt = 0

  const readHint = () => environment.hints.read().catch(() => undefined)

  /** Whether it is worth asking the provider itself. */
  async function byHelper({ providerId, subject, scopes }: Hint): Promise<boolean> {
    const provider = environment.configuration.providers.find(({ id }) => id === providerId)
    if (!provider?.tokenEndpointCookies) return true
    const [mine, { generation }] = [(attempt += 1), session]
    const step = recorder.start('renewal', 'vault', 'authorization-server', { facts: { means: 'token-helper' } })
    const checks = traceIdToken(recorder)
    try {
      const client = await clients.open(provider)
      const requestedAt = clock.now()
      const response = await client.refresh(keptByHelper, scopes)
      const live = await acceptGrant(
        client,
        response,
        {
          requestedAt,
          nonce: undefined,
          scopes,
          expectedSubject: subject,
          onCheck: checks.onCheck,
          requireAtHash: false,
        },
        clock,
      ).catch((error: unknown) => {
        checks.end(problemOf(error).code)
        throw error
      })
      checks.end()
      if (mine !== attempt || session.generation !== generation) throw new VaultError('session-ended')
      step.end({ outcome: 'ok' })
      arrive(live)
      parts.onRestored()
      return false
    } catch (error) {
      const { code } = problemOf(error)
      step.end({ outcome: 'failed', code })
      // Who was overtaken by a callback has no say any more.
      return mine === attempt && !isTransient(code)
    }
  }

  return {
    start: async () => {
      const stopWaiting = environment.after(storagePatienceMs, () => session.ready())
      const hint = await readHint()
      stopWaiting()
      if (hint?.leaving) parts.resumeLeaving(hint)
      const isWorthATrip = hint && !hint.leaving && (await byHelper(hint))
      session.ready(isWorthATrip ? { providerId: hint.providerId } : undefined)
    },
    giveWay: () => {
      attempt += 1
      session.ready()
    },
    goOn: async () => {
      const hint = session.live ? undefined : await readHint()
      if (hint && !hint.leaving) await byHelper(hint)
    },
  }
}
