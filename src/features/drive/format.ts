import type { Format } from '#i18n/format.ts'

const sizes = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** A number of bytes in the largest decimal unit that fits, as Drive and most systems count. */
export function formatSize(bytes: number, format: Format): string {
  const power = bytes < 1 ? 0 : Math.min(sizes.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return format.number(value, {
    style: 'unit',
    unit: sizes[power],
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power === 0 || value >= 100 ? 0 : 1,
  })
}

/** When a file was changed, as short as it can be said: the time of today, the day of this year, else the date. */
export function formatModified(ms: number, nowMs: number, format: Format): string {
  const then = new Date(ms)
  const now = new Date(nowMs)
  if (then.toDateString() === now.toDateString()) return format.date(ms, { timeStyle: 'short' })
  if (then.getFullYear() === now.getFullYear()) return format.date(ms, { month: 'short', day: 'numeric' })
  return format.date(ms, { dateStyle: 'medium' })
}
