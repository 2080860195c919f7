import type { Temporal } from 'temporal-polyfill'
import type { Language } from '../options.ts'
import type { Person } from '../world/people.ts'

/** What all seeded events are made from. */
export interface SeedContext {
  today: Temporal.PlainDate
  timeZone: string
  language: Language
  person: Person
  colleagues: readonly Person[]
}

/** The first such weekday on or after a day; 1 is Monday. */
export const nextWeekday = (from: Temporal.PlainDate, weekday: number) =>
  from.add({ days: (weekday - from.dayOfWeek + 7) % 7 })
