import '../temporal.ts'
import type { FreeBusy } from '#google/calendar/free-busy.ts'

/** How somebody's day stands to a meeting: parts of the window from 0 to 1, for a strip. */
export interface GuestTime {
  guest: string
  /** `unknown`: their calendar may not be seen. */
  state: 'free' | 'busy' | 'unknown'
  busy: readonly { from: number; to: number }[]
}

export interface Span {
  fromMs: number
  toMs: number
}

/** Who is free at a time, and how the rest of the window looks for each of them. */
export function guestTimes(
  answers: ReadonlyMap<string, FreeBusy>,
  guests: readonly string[],
  meeting: Span,
  window: Span,
): GuestTime[] {
  const part = (ms: number) => Math.min(1, Math.max(0, (ms - window.fromMs) / (window.toMs - window.fromMs)))
  return guests.map((guest) => {
    const answer = answers.get(guest)
    if (!answer || answer.problem !== undefined) return { guest, state: 'unknown', busy: [] }
    const spans = answer.busy.map(({ start, end }) => ({ fromMs: Date.parse(start), toMs: Date.parse(end) }))
    const meets = spans.some(({ fromMs, toMs }) => fromMs < meeting.toMs && toMs > meeting.fromMs)
    return {
      guest,
      state: meets ? 'busy' : 'free',
      busy: spans
        .filter(({ fromMs, toMs }) => toMs > window.fromMs && fromMs < window.toMs)
        .map(({ fromMs, toMs }) => ({ from: part(fromMs), to: part(toMs) })),
    }
  })
}

/** Whether nothing is known of any guest, so that nobody can be called free. */
export function nobodySeen(times: readonly GuestTime[]): boolean {
  return times.every(({ state }) => state === 'unknown')
}
