import { googleError } from '../http/answer.ts'
import type { Person } from '../world/people.ts'

/** What calls cost, in the units of Gmail's quota. @see https://developers.google.com/workspace/gmail/api/reference/quota */
export interface MailQuota {
  /** That a person may use within one minute. */
  unitsPerMinute: number
  units?: Partial<typeof usualUnits>
}

const usualUnits = { get: 20, list: 10, send: 100, change: 10, batch: 50, history: 2, label: 1 }
export type QuotaKind = keyof typeof usualUnits

const minuteMs = 60_000

/** How much of the quota each person has used, in the last minute. Forgotten with the process: it is no part of the world. */
export class QuotaUse {
  readonly #used = new Map<string, { atMs: number; units: number }[]>()
  /** Units used since the beginning, for tests of economy. */
  readonly total = new Map<string, number>()

  /** Charges for a call; the 429 of a person who has used up their minute, without a charge. */
  charge(quota: MailQuota | undefined, { subject }: Person, kind: QuotaKind, nowMs: number): Response | undefined {
    const units = quota?.units?.[kind] ?? usualUnits[kind]
    const recent = (this.#used.get(subject) ?? []).filter(({ atMs }) => atMs > nowMs - minuteMs)
    const used = recent.reduce((sum, one) => sum + one.units, 0)
    if (quota && used + units > quota.unitsPerMinute) {
      this.#used.set(subject, recent)
      return googleError(429, {
        message:
          "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute per user' of service 'gmail.googleapis.com'.",
        reason: 'rateLimitExceeded',
        status: 'RESOURCE_EXHAUSTED',
        domain: 'usageLimits',
      })
    }
    if (quota) this.#used.set(subject, [...recent, { atMs: nowMs, units }])
    this.total.set(subject, (this.total.get(subject) ?? 0) + units)
    return undefined
  }
}
