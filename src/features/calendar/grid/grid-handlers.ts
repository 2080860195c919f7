import '../temporal.ts'
import type { CalendarOptions, EventApi } from '@fullcalendar/react'
import type { CalendarWork } from '../event/calendar-work.tsx'
import { dropped } from '../event/event-move.ts'
import { escapeFromDrag } from './grid-escape.ts'
import { gridEventOf } from './grid-events.ts'

interface Situation {
  work: CalendarWork | undefined
  /** IANA zone by which the grid is drawn. */
  timeZone: string
  text: (id: string, values?: Readonly<Record<string, string | number>>) => string
  openDay: (date: Temporal.PlainDate) => void
}

interface Moved {
  event: EventApi
  oldEvent: EventApi
  revert: () => void
}

async function settle(stands: Promise<boolean>, revert: () => void): Promise<void> {
  if (!(await stands)) revert()
}

/** What is done when somebody clicks or drags in the grid: one set for as long as the grid lives. */
export function gridHandlers() {
  let now: Situation | undefined
  const escape = escapeFromDrag()
  const at = (date: Date) =>
    Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(now?.timeZone ?? 'UTC')
  const openDay = (date: Date) => now?.openDay(at(date).toPlainDate())

  const move = ({ event, revert }: Moved) => {
    const known = gridEventOf(event)
    if (escape.wasGivenUp() || !now?.work || !event.start || !known) {
      revert()
      return
    }
    const to = { start: event.start, end: event.end, allDay: event.allDay }
    const times = dropped(known.event, to, now.timeZone)
    void settle(now.work.moveTo({ calendarId: known.calendarId, event: known.event }, times), revert)
  }

  const options = {
    navLinkHint: (date: string) => now?.text('calendar.grid.openDay', { date }) ?? date,
    moreLinkText: (more) => now?.text('calendar.grid.more', { more }) ?? String(more),
    moreLinkHint: (more) => now?.text('calendar.grid.moreHint', { more }) ?? String(more),
    navLinkDayClick: (date) => openDay(date),
    moreLinkClick: ({ date }) => openDay(date),
    eventClick: ({ event }) => {
      const known = gridEventOf(event)
      if (known) now?.work?.show({ calendarId: known.calendarId, event: known.event })
    },
    dateClick: ({ date, allDay }) => {
      const start = at(date)
      now?.work?.create({ start, end: allDay ? start.add({ days: 1 }) : start.add({ hours: 1 }), allDay })
    },
    select: ({ start, end, allDay, view }) => {
      view.calendar.unselect()
      if (!escape.wasGivenUp()) now?.work?.create({ start: at(start), end: at(end), allDay })
    },
    selectAllow: () => {
      escape.begin()
      return true
    },
    eventDragStart: () => escape.begin(),
    eventResizeStart: () => escape.begin(),
    eventDrop: move,
    eventResize: move,
  } satisfies CalendarOptions

  return {
    options,
    follow: (situation: Situation) => {
      now = situation
    },
    listen: () => escape.listen(),
  }
}
