import type { Provider } from '#config/configuration.ts'
import type { Recorder } from '#trace/recorder.ts'
import type { HiddenValue, RevealedValue } from './protocol.ts'

const maxEntries = 100
const maxCharacters = 8_192
const maxValues = 40

type Values = Iterable<readonly [name: string, value: string]>

/**
 * Values that the trace hides, kept beside it, whole, for the built-in provider alone: it lives in this browser, so its
 * secrets open nothing elsewhere, and who learns may look at them. Those of any other provider never get in here.
 */
export interface Revealables {
  /** Keeps the values of one entry, where the provider is the built-in one. */
  keep: (provider: Provider, entry: number | undefined, sides: { request?: Values; response?: Values }) => void
  /** One value, for whoever is signed in at the built-in provider; nothing for anybody else. */
  reveal: (hidden: HiddenValue, provider: Provider | undefined) => { value?: RevealedValue }
}

/** Forgets all of it when the trace is emptied or numbered anew: somebody signed out, or came back to a new vault. */
export function createRevealables(recorder: Pick<Recorder, 'subscribe'>): Revealables {
  const kept = new Map<number, ReadonlyMap<string, string>>()
  recorder.subscribe((_changed, reset) => {
    if (reset) kept.clear()
  })

  return {
    keep: (provider, entry, { request = [], response = [] }) => {
      if (provider.kind !== 'demo' || entry === undefined) return
      const of = (side: HiddenValue['side'], values: Values) =>
        [...values]
          .filter(([, value]) => value.length <= maxCharacters)
          .map(([name, value]) => [keyOf(side, name), value] as const)
      kept.set(entry, new Map([...of('request', request), ...of('response', response)].slice(0, maxValues)))
      const [oldest] = kept.keys()
      if (kept.size > maxEntries && oldest !== undefined) kept.delete(oldest)
    },
    reveal: ({ entry, side, name }, provider) => {
      const value = provider?.kind === 'demo' ? kept.get(entry)?.get(keyOf(side, name)) : undefined
      return value === undefined ? {} : { value: value as RevealedValue }
    },
  }
}

const keyOf = (side: string, name: string) => `${side} ${name}`
