import type { Format } from '#i18n/format.ts'

/** When a file was changed, as short as it can be said: the time of today, the day of this year, else the date. */
export function formatModified(ms: number, nowMs: number, format: Format): string {
  const then = new Date(ms)
  const now = new Date(nowMs)
  if (then.toDateString() === now.toDateString()) return format.date(ms, { timeStyle: 'short' })
  if (then.getFullYear() === now.getFullYear()) return format.date(ms, { month: 'short', day: 'numeric' })
  return format.date(ms, { dateStyle: 'medium' })
}
