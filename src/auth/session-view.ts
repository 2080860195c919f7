import type { Problem, SessionSnapshot } from '#vault/protocol.ts'
import type { Observable } from './auth.ts'

/**
 * The session as this page shows it: the vault's word, and what only this page knows, such as a failed callback of its
 * own or a vault that went without a word while a person was at work.
 */
export interface SessionView extends Observable<SessionSnapshot> {
  /** A snapshot of a vault. Of the same boot only newer ones count. */
  receive: (snapshot: SessionSnapshot, bootId: string) => void
  /** Shown until dismissed or until somebody signs in. */
  report: (problem: Problem | undefined) => void
  /** The page is about to leave for a provider, or stays after all. */
  leaving: (leaving: boolean) => void
  /** The vault died: who was signed in here stays on screen as expired, so that nothing they typed is lost. */
  lost: () => void
}

const unknown: SessionSnapshot = { state: 'unknown', revision: -1, tier: 'dedicated', revocationPending: false }

/** @param onChange is told before the listeners, at each change */
export function createSessionView(onChange: (snapshot: SessionSnapshot) => void): SessionView {
  const listeners = new Set<() => void>()
  let word = unknown
  let boot = ''
  let own: Problem | undefined
  let leaving = false
  let orphan: SessionSnapshot['signedIn']
  let shown = unknown

  const update = () => {
    shown = view()
    onChange(shown)
    for (const listener of listeners) listener()
  }

  function view(): SessionSnapshot {
    if (orphan) {
      const { restorable: _restorable, ...rest } = word
      return { ...rest, state: 'expired', signedIn: orphan, problem: own ?? { code: 'vault-lost', facts: {} } }
    }
    const problem = own ?? word.problem
    const state = leaving && word.state === 'signed-out' ? 'signing-in' : word.state
    return { ...word, state, ...(problem ? { problem } : {}) }
  }

  return {
    getSnapshot: () => shown,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    receive: (snapshot, bootId) => {
      if (bootId === boot && snapshot.revision < word.revision) return
      const signedInNow = snapshot.signedIn !== undefined
      // A sign-out of the vault this page knows is meant; a new vault that begins as signed out leaves an orphan.
      const news = bootId === boot && word.state !== 'unknown' && snapshot.revision > word.revision
      const signedOutNow = news && snapshot.state === 'signed-out'
      if (signedInNow || signedOutNow) orphan = undefined
      if (signedInNow && word.signedIn === undefined) {
        own = undefined
        leaving = false
      }
      boot = bootId
      // A vault that has just started does not know yet: what was shown before stays until it does.
      const isStarting = snapshot.state === 'unknown' && word.state !== 'unknown'
      word = isStarting ? { ...word, revision: snapshot.revision } : snapshot
      update()
    },
    report: (problem) => {
      own = problem
      update()
    },
    leaving: (now) => {
      leaving = now
      update()
    },
    lost: () => {
      orphan = shown.signedIn
      if (orphan) word = unknown
      update()
    },
  }
}
