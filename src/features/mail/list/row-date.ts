import type { Format } from '#i18n/format.ts'

/** When a message came, as short as is clear: the time of today, the day of this year, else the date. */
export function rowDate(atMs: number, nowMs: number, format: Format): string {
  const at = new Date(atMs)
  const now = new Date(nowMs)
  if (at.toDateString() === now.toDateString()) return format.date(atMs, { timeStyle: 'short' })
  if (at.getFullYear() === now.getFullYear()) return format.date(atMs, { month: 'short', day: 'numeric' })
  return format.date(atMs, { dateStyle: 'short' })
}
