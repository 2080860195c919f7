import type { EventTime } from '#google/calendar/event.ts'
import { isRule, readRule, withParts, writeRule } from './rule.ts'
import { clockOf, localStart, readMoment, writeMoment, type SeriesClock } from './series-time.ts'

export interface SplitRecurrence {
  /** Of the series that ends before the occurrence. */
  before: string[]
  /** Of the series that begins with it. */
  after: string[]
}

/**
 * The rule of a series cut in two: together both halves have the occurrences that the whole had. The first ends just
 * before an occurrence, the second begins with it; a COUNT is divided, and so are the days that are left out or added.
 * @param start of the series
 * @param at where the occurrence would be, had nobody moved it
 * @param countBefore how many occurrences of the rule come before, those left out by EXDATE among them
 */
export function splitRecurrence(
  lines: readonly string[],
  { start, at, countBefore, viewerZone }: { start: EventTime; at: EventTime; countBefore: number; viewerZone: string },
): SplitRecurrence {
  const clock = clockOf(start, viewerZone)
  const cut = localStart(at, clock)
  const last = clock.allDay ? cut.subtract({ days: 1 }) : cut.subtract({ seconds: 1 })
  const before: string[] = []
  const after: string[] = []
  for (const line of lines) {
    if (isRule(line)) {
      const rule = readRule(line)
      const count = Number(rule.get('COUNT'))
      before.push(writeRule(withParts(rule, { COUNT: undefined, UNTIL: writeMoment(last, clock) })))
      after.push(writeRule(rule.has('COUNT') ? withParts(rule, { COUNT: String(count - countBefore) }) : rule))
    } else {
      const [early, late] = dividedDates(line, cut, clock)
      if (early) before.push(early)
      if (late) after.push(late)
    }
  }
  return { before, after }
}

/** A line of dates (EXDATE, RDATE) as two: what lies before a moment, and the rest. */
function dividedDates(
  line: string,
  cut: Temporal.PlainDateTime,
  { zone }: SeriesClock,
): [string | undefined, string | undefined] {
  const { head, values, valueZone } = readDates(line)
  const isBefore = (value: string) => {
    const moment = readMoment(value, zone, valueZone)
    return moment !== undefined && Temporal.PlainDateTime.compare(moment, cut) < 0
  }
  const [early, late] = [values.filter(isBefore), values.filter((value) => !isBefore(value))]
  const join = (some: readonly string[]) => (some.length > 0 ? `${head}:${some.join(',')}` : undefined)
  return [join(early), join(late)]
}

/** `EXDATE;TZID=Asia/Seoul:20261120T090000,20261121T090000` in its parts. */
export function readDates(line: string): { head: string; values: string[]; valueZone: string | undefined } {
  const colon = line.indexOf(':')
  const head = line.slice(0, colon)
  return { head, values: line.slice(colon + 1).split(','), valueZone: /;TZID=([^;:]+)/i.exec(head)?.[1] }
}

/** How many of a series' left-out days (EXDATE) lie before an occurrence: Google's list of occurrences lacks them. */
export function excludedBefore(
  lines: readonly string[],
  { start, at, viewerZone }: { start: EventTime; at: EventTime; viewerZone: string },
): number {
  const clock = clockOf(start, viewerZone)
  const cut = localStart(at, clock)
  return lines
    .filter((line) => /^EXDATE/i.test(line))
    .flatMap((line) => dividedDates(line, cut, clock)[0] ?? [])
    .reduce((sum, early) => sum + readDates(early).values.length, 0)
}
