import { Temporal } from 'temporal-polyfill'
import type { Person } from '../world/people.ts'
import { peopleOf } from '../world/people.ts'
import type { MockState } from '../world/state.ts'
import type { Calendar } from './calendar-world.ts'
import { calendarColors } from './colors.ts'
import type { CalendarEntry, CalendarEvent } from './resource.ts'
import type { SeedContext } from './seed-context.ts'
import { crowdedMonth } from './seed-crowd.ts'
import { familyEvents, ownEvents, teamEvents } from './seed-events.ts'
import { holidayEvents } from './seed-holidays.ts'
import { calendarNames, inLanguage } from './seed-texts.ts'

/** Calendars of the day that was last asked for, by the rest of what they are made from. */
let made: { day: string; calendars: Map<string, readonly Calendar[]> } = { day: '', calendars: new Map() }

/**
 * The calendars a person starts with: the first person's are full, the second's lighter, the third's empty.
 * Deterministic: the same seed gives the same year, half before and half after the day it was made.
 * @param moreEvents of the first person in the month of that day, for measuring
 */
export function seededCalendars(person: Person, seed: MockState['seed'], moreEvents = 0): readonly Calendar[] {
  const { language, timeZone, anchorMs } = seed
  const today = Temporal.Instant.fromEpochMilliseconds(anchorMs).toZonedDateTimeISO(timeZone).toPlainDate()
  const day = `${today.toString()} ${timeZone}`
  if (made.day !== day) made = { day, calendars: new Map() }
  const key = `${person.subject} ${language} ${String(moreEvents)}`
  const calendars = made.calendars.get(key) ?? newCalendars(person, seed, today, moreEvents)
  made.calendars.set(key, calendars)
  return calendars
}

function newCalendars(
  person: Person,
  { language, timeZone }: MockState['seed'],
  today: Temporal.PlainDate,
  moreEvents: number,
): readonly Calendar[] {
  const people = peopleOf(language)
  const number = people.findIndex(({ subject }) => subject === person.subject) + 1
  const colleagues = people.filter(({ subject }) => subject !== person.subject)
  const context: SeedContext = { today, timeZone, language, person, colleagues }
  const name = (key: keyof typeof calendarNames) => inLanguage(calendarNames[key], language)

  const calendar = (
    id: string,
    summary: string,
    colorId: string,
    accessRole: CalendarEntry['accessRole'],
    events: readonly CalendarEvent[],
  ): Calendar => {
    const { background, foreground } = calendarColors[colorId] ?? { background: '#555555', foreground: '#ffffff' }
    const primary = id === person.email ? ({ primary: true } as const) : {}
    const colors = { colorId, backgroundColor: background, foregroundColor: foreground }
    return { entry: { id, summary, timeZone, ...colors, accessRole, ...primary }, events }
  }
  const group = (key: string) => `${key}${String(number)}@group.calendar.demo.example`

  const own = calendar(person.email, person.name, '1', 'owner', [
    ...(number === 3 ? [] : ownEvents(context, number)),
    ...(number === 1 ? crowdedMonth(context, moreEvents) : []),
  ])
  if (number === 3) return [own]
  return [
    own,
    calendar('team@group.calendar.demo.example', name('team'), '2', 'writer', teamEvents(context)),
    ...(number === 1 ? [calendar(group('family'), name('family'), '3', 'owner', familyEvents(context))] : []),
    calendar(
      `${language}.holidays@group.calendar.demo.example`,
      name('holidays'),
      '4',
      'reader',
      holidayEvents(context),
    ),
  ]
}
