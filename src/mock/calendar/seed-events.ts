import type { Temporal } from 'temporal-polyfill'
import type { Person } from '../world/people.ts'
import { pick, seededRandom } from '../world/prng.ts'
import { EventMaker } from './event-maker.ts'
import type { Attendee, CalendarEvent } from './resource.ts'
import { nextWeekday, type SeedContext } from './seed-context.ts'
import {
  birthdays,
  inLanguage,
  landmarkTexts,
  leisurePool,
  errandPool,
  notes,
  places,
  seriesTexts,
  workPool,
} from './seed-texts.ts'

const halfYearDays = 182

/** The weekly start of a series half a year ago. */
const longAgo = (today: Temporal.PlainDate, weekday: number) =>
  nextWeekday(today.subtract({ days: halfYearDays }), weekday)

const attendee = ({ email, name }: Person, more: Partial<Attendee> = {}): Attendee => ({
  email,
  displayName: name,
  responseStatus: 'accepted',
  ...more,
})

/** The team's rhythm: daily, weekly, fortnightly and monthly series with exceptions, and days that matter to all. */
export function teamEvents({ today, timeZone, language }: SeedContext): CalendarEvent[] {
  const make = new EventMaker('team', timeZone)
  const text = (key: keyof typeof seriesTexts) => ({ summary: inLanguage(seriesTexts[key], language) })
  const overseasZone = timeZone.startsWith('America/') ? 'Europe/Berlin' : 'America/New_York'
  const tomorrow = today.add({ days: 1 })
  const workingDay = tomorrow.dayOfWeek > 5 ? nextWeekday(tomorrow, 1) : tomorrow
  const skipped = nextWeekday(today.add({ days: 9 }), 3)

  const standUp = make.timed(longAgo(today, 1), '09:30', 15, {
    ...text('standUp'),
    description: inLanguage(notes.agenda, language),
    recurrence: [
      'RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
      `EXDATE;TZID=${timeZone}:${skipped.toString().replaceAll('-', '')}T093000`,
    ],
  })
  const room = (index: number) => ({ location: inLanguage(places[index] ?? places[0], language) })
  return [
    standUp,
    make.exception(standUp, workingDay, { ...text('standUpLater'), time: '10:00', minutes: 15 }),
    make.exception(standUp, nextWeekday(today.add({ days: 14 }), 2), { status: 'cancelled' }),
    make.timed(longAgo(today, 1), '10:00', 60, {
      ...text('planning'),
      ...room(0),
      recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO'],
    }),
    make.timed(longAgo(today, 3), '14:00', 60, {
      ...text('demo'),
      ...room(1),
      recurrence: ['RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=WE'],
    }),
    make.timed(longAgo(today, 5), '16:00', 90, {
      ...text('review'),
      ...room(2),
      recurrence: ['RRULE:FREQ=MONTHLY;BYDAY=1FR'],
    }),
    make.timed(
      longAgo(today, 2),
      '09:00',
      30,
      { ...text('overseas'), recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=TU'] },
      overseasZone,
    ),
    make.allDay(nextWeekday(today.add({ days: 20 }), 3), 3, {
      summary: inLanguage(landmarkTexts.offsite, language),
      colorId: '2',
    }),
    ...[-84, -42, 5, 47, 89].map((days) =>
      make.allDay(nextWeekday(today.add({ days }), 4), 1, { summary: inLanguage(landmarkTexts.release, language) }),
    ),
  ]
}

/** One person's own year: habits, appointments, a trip across zones and midnight, a holiday. */
export function ownEvents(
  { today, timeZone, language, person, colleagues }: SeedContext,
  number: number,
): CalendarEvent[] {
  const make = new EventMaker(`mine${String(number)}`, timeZone)
  const random = seededRandom(number)
  const series = (key: keyof typeof seriesTexts) => ({ summary: inLanguage(seriesTexts[key], language) })
  const once = (key: keyof typeof landmarkTexts) => ({ summary: inLanguage(landmarkTexts[key], language) })
  const [colleague] = colleagues
  const oneToOne = make.timed(longAgo(today, 4), '15:00', 30, {
    ...series('oneToOne'),
    recurrence: ['RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH'],
    attendees: [attendee(person, { self: true, organizer: true }), ...(colleague ? [attendee(colleague)] : [])],
    organizer: { email: person.email, displayName: person.name, self: true },
    hangoutLink: 'https://meet.demo.example/orchard-one',
  })
  const farZone = timeZone.startsWith('Europe/') ? 'Asia/Tokyo' : 'Europe/Lisbon'
  const trip = nextWeekday(today.add({ days: 33 }), 2)
  const flight = make.timed(trip, '10:40', 13 * 60 + 15, { ...once('flight'), location: 'LX 0161' })
  return [
    oneToOne,
    make.exception(oneToOne, fortnightly(longAgo(today, 4), today.add({ days: 1 })), { time: '16:30' }),
    make.timed(longAgo(today, 2), '13:00', 120, {
      ...series('focus'),
      colorId: '4',
      recurrence: [`RRULE:FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=${compact(today.add({ days: 100 }))}T235959Z`],
    }),
    make.timed(longAgo(today, 1), '07:00', 60, {
      ...series('gym'),
      transparency: 'transparent',
      recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR'],
    }),
    make.timed(longAgo(today, 2), '19:00', 75, {
      ...series('lesson'),
      recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=40'],
    }),
    make.timed(longAgo(today, 3), '19:30', 120, {
      ...series('bookClub'),
      recurrence: ['RRULE:FREQ=MONTHLY;BYDAY=3WE'],
    }),
    make.allDay(today.subtract({ days: halfYearDays }).with({ day: 25 }), 1, {
      ...series('rent'),
      transparency: 'transparent',
      recurrence: ['RRULE:FREQ=MONTHLY;BYMONTHDAY=25'],
    }),
    make.timed(today, '12:30', 60, { ...once('lunchToday'), location: inLanguage(places[3] ?? places[0], language) }),
    make.timed(today, '18:30', 45, once('groceries')),
    make.timed(today.add({ days: 1 }), '11:00', 60, {
      ...once('designReview'),
      location: inLanguage(places[0], language),
      ...(colleague && { organizer: { email: colleague.email, displayName: colleague.name } }),
      attendees: [
        attendee(person, { self: true, responseStatus: 'tentative' }),
        ...colleagues.map((one, index) => attendee(one, index === 0 ? { organizer: true } : {})),
      ],
    }),
    make.timed(today.add({ days: 1 }), '20:00', 30, once('callMother')),
    make.allDay(nextWeekday(today.add({ days: 70 }), 6), 9, {
      ...once('vacation'),
      eventType: 'outOfOffice',
      colorId: '3',
    }),
    { ...flight, end: { ...flight.end, timeZone: farZone } },
    make.allDay(trip.add({ days: 1 }), 3, once('conference')),
    make.timed(trip.add({ days: 4 }), '22:50', 8 * 60 + 20, once('nightTrain')),
    ...appointments(make, random, today, language),
  ]
}

/** Appointments drawn at random: many in the past, fewer the further ahead. */
function appointments(
  make: EventMaker,
  random: () => number,
  today: Temporal.PlainDate,
  language: SeedContext['language'],
): CalendarEvent[] {
  const events: CalendarEvent[] = []
  for (let days = -halfYearDays; days <= halfYearDays; days += 1) {
    const date = today.add({ days })
    const density = days <= 0 ? 0.7 : 0.7 * (1 - days / 260)
    if (random() > density) continue
    const weekend = date.dayOfWeek > 5
    const atWork = !weekend && random() < 0.65
    const hour = atWork ? 10 + Math.floor(random() * 7) : weekend ? 10 + Math.floor(random() * 6) : 18
    const time = `${String(hour)}:${pick(random, ['00', '15', '30', '45'])}`
    const minutes = pick(random, atWork ? [30, 45, 60, 60, 90] : [45, 60, 90, 120, 150])
    const summary = inLanguage(pick(random, atWork ? workPool : weekend ? leisurePool : errandPool), language)
    const location = atWork && random() < 0.5 ? { location: inLanguage(pick(random, places), language) } : {}
    events.push(make.timed(date, time, minutes, { summary, ...location }))
  }
  return events
}

export function familyEvents({ today, timeZone, language }: SeedContext): CalendarEvent[] {
  const make = new EventMaker('fam', timeZone)
  const once = (key: keyof typeof landmarkTexts) => ({ summary: inLanguage(landmarkTexts[key], language) })
  return [
    make.timed(longAgo(today, 7), '18:00', 90, {
      summary: inLanguage(seriesTexts.dinner, language),
      recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=SU'],
    }),
    ...birthdays.map(({ name, month, day }) =>
      make.allDay(today.with({ month, day }).subtract({ years: 1 }), 1, {
        summary: inLanguage(name, language),
        eventType: 'birthday',
        transparency: 'transparent',
        recurrence: ['RRULE:FREQ=YEARLY'],
      }),
    ),
    make.allDay(nextWeekday(today.add({ days: 11 }), 5), 3, once('parents')),
    make.timed(nextWeekday(today.add({ days: 26 }), 6), '15:00', 120, once('schoolConcert')),
  ]
}

/** The first day on or after `from` that a fortnightly series meets. */
function fortnightly(first: Temporal.PlainDate, from: Temporal.PlainDate): Temporal.PlainDate {
  const days = first.until(from).days
  return first.add({ days: Math.ceil(days / 14) * 14 })
}

const compact = (date: Temporal.PlainDate) => date.toString().replaceAll('-', '')
