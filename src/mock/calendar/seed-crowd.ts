import { pick, seededRandom } from '../world/prng.ts'
import { EventMaker } from './event-maker.ts'
import type { CalendarEvent } from './resource.ts'
import type { SeedContext } from './seed-context.ts'
import { inLanguage, workPool } from './seed-texts.ts'

/** Any number of events, spread over the days of one month: for measuring, not for believing. */
export function crowdedMonth({ today, timeZone, language }: SeedContext, count: number): CalendarEvent[] {
  const make = new EventMaker('crowd', timeZone)
  const random = seededRandom(count)
  const first = today.with({ day: 1 })
  return Array.from({ length: count }, (_, index) => {
    const date = first.add({ days: index % first.daysInMonth })
    const time = `${String(Math.floor(random() * 22)).padStart(2, '0')}:${pick(random, ['00', '15', '30', '45'])}`
    const summary = inLanguage(pick(random, workPool), language)
    return random() < 0.1
      ? make.allDay(date, 1 + Math.floor(random() * 3), { summary })
      : make.timed(date, time, pick(random, [15, 30, 60, 90]), { summary })
  })
}
