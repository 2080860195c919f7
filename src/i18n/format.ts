/** Dates, numbers and spans of time in the person's way of writing, all by `Intl`. */
export interface Format {
  /** BCP 47 tag in use, e.g. `en-GB`. */
  locale: string
  date(ms: number, options: Intl.DateTimeFormatOptions): string
  number(value: number, options?: Intl.NumberFormatOptions): string
  /** `in 5 minutes`, `2 hours ago`: the largest unit that fits a span in milliseconds; future is positive. */
  relative(deltaMs: number): string
  /** `90 minutes`, `2 hours`: a span in milliseconds, rounded, in the largest unit of which it holds two. */
  span(ms: number): string
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** Formatters are costly to make, so each is made once per locale and options. */
function memoized<O extends object, T>(make: (options: O) => T): (options: O) => T {
  const made = new Map<string, T>()
  return (options) => {
    const key = JSON.stringify(options)
    const known = made.get(key)
    if (known !== undefined) return known
    const fresh = make(options)
    made.set(key, fresh)
    return fresh
  }
}

const formats = new Map<string, Format>()

/** Kept per locale for as long as the page lives: a list of rows shares one set of formatters. */
export function formatFor(locale: string): Format {
  const known = formats.get(locale)
  if (known) return known
  const fresh = createFormat(locale)
  formats.set(locale, fresh)
  return fresh
}

function createFormat(locale: string): Format {
  const dates = memoized((options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options))
  const numbers = memoized((options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options))
  const relatives = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  return {
    locale,
    date: (ms, options) => dates(options).format(ms),
    number: (value, options = {}) => numbers(options).format(value),
    relative(deltaMs) {
      const [unit, sizeMs] = units.find(([, size]) => Math.abs(deltaMs) >= size) ?? (['second', 1000] as const)
      return relatives.format(Math.trunc(deltaMs / sizeMs), unit)
    },
    span(ms) {
      const [unit, sizeMs] = units.find(([, size]) => ms >= 2 * size) ?? (['minute', 60_000] as const)
      return numbers({ style: 'unit', unit, unitDisplay: 'long' }).format(Math.round(ms / sizeMs))
    },
  }
}

/** A span as a clock that counts down: `4:07`, `1:02:09`. Never negative. */
export function countdown(remainingMs: number): string {
  const seconds = Math.max(0, Math.ceil(remainingMs / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

/** Regions whose calendars start on Sunday, for engines that cannot say (CLDR `weekData`, the parts we need). */
const sundayRegions = new Set(['US', 'CA', 'KR', 'JP', 'TW', 'HK', 'BR', 'MX', 'IN', 'IL', 'TH', 'PH'])

interface WeekAware extends Intl.Locale {
  getWeekInfo?(): { firstDay: number }
  weekInfo?: { firstDay: number }
}

/** First day of the week, ISO-numbered: Monday is 1, Sunday is 7. */
export function firstDayOfWeek(locale: string): number {
  const known: WeekAware = new Intl.Locale(locale)
  const told = known.getWeekInfo?.() ?? known.weekInfo
  if (told) return told.firstDay
  return sundayRegions.has(known.maximize().region ?? '') ? 7 : 1
}
