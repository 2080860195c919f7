import type { BroadcastMessage, Environment } from './environment.ts'
import type { CallbackRequest } from './protocol.ts'
import type { Transaction } from './transaction.ts'

/**
 * How long the window waits for a word of the vault that opened it, before it uses the answer itself. One that has gone
 * is not waited for; one that lives and has not heard it by then is of a page that the browser has put to sleep.
 */
const patienceMs = 5_000

/** An answer of the provider, with what it answers. */
export interface PopupAnswer {
  transaction: Transaction
  arrived: CallbackRequest
}

/**
 * Where each page has a vault of its own, the answer that a window brings is for the vault of the page that opened it.
 * It goes there sealed: any page of the origin may listen on the channel, and what it hears holds no token.
 */
export interface PopupAnswers {
  /** This vault's page opens a window for an answer to this, and whoever is here then must still be here. */
  expect: (state: string, generation: number) => void
  /** Hands an answer to the vault that waits for it. False where none does: then it is for whoever has it. */
  passOn: (answer: PopupAnswer) => Promise<boolean>
  /** An answer that this vault waits for, once; anything else said on the channel is none. */
  hear: (message: BroadcastMessage | null) => Promise<(PopupAnswer & { generation: number }) | undefined>
}

/** Keeps which answers this vault waits for. */
export function createPopupAnswers(environment: Environment, bootId: string): PopupAnswers {
  const expected = new Map<string, number>()
  let taken: () => void = () => undefined

  return {
    expect: (state, generation) => void expected.set(state, generation),
    passOn: async ({ transaction, arrived }) => {
      const { trace: _known, ...answered } = transaction
      const { mode, askedBy } = answered
      if (environment.tier !== 'dedicated' || mode !== 'popup' || !askedBy || askedBy === bootId) return false
      const sealed = await environment.seal.close(
        JSON.stringify({ transaction: answered, arrived } satisfies PopupAnswer),
      )
      return new Promise((resolve) => {
        const giveUp = environment.after(patienceMs, () => resolve(false))
        void environment.whenGone(askedBy).then(() => resolve(false))
        taken = () => {
          giveUp()
          resolve(true)
        }
        environment.broadcast({ type: 'popup-answer', to: askedBy, from: bootId, sealed })
      })
    },
    hear: async (message) => {
      if (message?.type === 'popup-taken' && message.to === bootId) taken()
      if (message?.type !== 'popup-answer' || message.to !== bootId) return undefined
      try {
        const answer = JSON.parse(await environment.seal.open(message.sealed)) as PopupAnswer
        const { state } = answer.transaction
        const generation = expected.get(state)
        // Opened by the vaults' own key, so a vault has closed it; said again, it is expected no more.
        if (generation === undefined || !expected.delete(state)) return undefined
        environment.broadcast({ type: 'popup-taken', to: message.from })
        return { ...answer, generation }
      } catch {
        return undefined
      }
    },
  }
}
