import './temporal.ts'

/*
 * The grid's library calculates with functions of temporal-polyfill, which carries all of Temporal along: 17 kB gzip
 * that most browsers have. These stand in for the five that it calls (vite.config.ts), on the Temporal of the page.
 */
export const fromEpochMilliseconds = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms)
export const toZonedDateTimeISO = (instant: Temporal.Instant, timeZone: string) => instant.toZonedDateTimeISO(timeZone)
export const create = (...parts: [number, number, number, number, number, number, number]) =>
  new Temporal.PlainDateTime(...parts)
export const toZonedDateTime = (time: Temporal.PlainDateTime, timeZone: string) => time.toZonedDateTime(timeZone)
export const offsetNanoseconds = (time: Temporal.ZonedDateTime) => time.offsetNanoseconds
