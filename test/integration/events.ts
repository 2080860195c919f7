import type { CalendarEvent } from '#mock/calendar/resource.ts'

/** Alex, whose calendar is empty until a test puts something into it. */
export const emptyPerson = 2 as const
export const emptyCalendar = 'alex@demo.example'

export function timedEvent(
  summary: string,
  start: string,
  end: string,
  more: Partial<CalendarEvent> & { timeZone?: string } = {},
): CalendarEvent {
  const { timeZone = 'Asia/Seoul', ...rest } = more
  return {
    id: summary.toLowerCase().replaceAll(/[^a-v0-9]/g, ''),
    status: 'confirmed',
    summary,
    start: { dateTime: start, timeZone },
    end: { dateTime: end, timeZone },
    ...rest,
  }
}

export const allDayEvent = (summary: string, start: string, end: string): CalendarEvent => ({
  id: summary.toLowerCase().replaceAll(/[^a-v0-9]/g, ''),
  status: 'confirmed',
  summary,
  start: { date: start },
  end: { date: end },
})
