import { outcomes, type Outcome } from './outcome.ts'

/** A run of a lesson, as it stands in the address: it comes back from the provider with the page. */
export interface Run {
  prediction?: Outcome
  /** When it began, in wall-clock milliseconds. */
  sinceMs?: number
  /** When it was tried again with a provider that behaves. */
  againMs?: number
  /** What was registered then as the redirect URI, where that is what the lesson is about. */
  registered?: string
}

/** Reads leniently: what is no run is none. */
export function readRun(query: URLSearchParams): Run {
  const prediction = outcomes.find((known) => known === query.get('prediction'))
  const sinceMs = instant(query.get('since'))
  const againMs = instant(query.get('again'))
  const registered = query.get('registered')
  return {
    ...(prediction ? { prediction } : {}),
    ...(sinceMs === undefined ? {} : { sinceMs }),
    ...(sinceMs === undefined || againMs === undefined ? {} : { againMs }),
    ...(registered ? { registered } : {}),
  }
}

/** The query of a run, with its question mark; empty for none. */
export function writeRun({ prediction, sinceMs, againMs, registered }: Run): string {
  const query = new URLSearchParams({
    ...(prediction ? { prediction } : {}),
    ...(sinceMs === undefined ? {} : { since: String(sinceMs) }),
    ...(againMs === undefined ? {} : { again: String(againMs) }),
    ...(registered ? { registered } : {}),
  })
  return query.size === 0 ? '' : `?${query.toString()}`
}

function instant(text: string | null): number | undefined {
  return text !== null && /^\d{13}$/.test(text) ? Number(text) : undefined
}
