import './temporal.ts'
import '@fullcalendar/react/skeleton.css'
import Calendar, { type CalendarRef, type EventDisplayInfo } from '@fullcalendar/react'
import dayGridPlugin from '@fullcalendar/react/daygrid'
import timeGridPlugin from '@fullcalendar/react/timegrid'
import { useEffect, useMemo, useRef } from 'react'
import { useNavigate } from 'react-router-dom'
import { firstDayOfWeek } from '#i18n/format.ts'
import { useFormat, useText } from '#i18n/react.tsx'
import type { AgendaData } from './agenda-data.tsx'
import { gridEvents } from './grid-events.ts'
import { gridLook } from './grid-look.ts'
import { GridEntry } from './GridEntry.tsx'
import { addressOf, type GridView } from './view.ts'

const plugins = [dayGridPlugin, timeGridPlugin]
const views = { day: 'timeGridDay', week: 'timeGridWeek', month: 'dayGridMonth' } as const
/** Where the day is scrolled to at first: work begins after it for most people. */
const scrollTime = '07:00:00'

/** Events drawn in the rows and columns of a day, a week or a month. */
export function CalendarGrid({
  view,
  date,
  data,
  timeZone,
}: {
  view: GridView
  date: Temporal.PlainDate
  data: AgendaData
  timeZone: string
}) {
  const text = useText()
  const format = useFormat()
  const navigate = useNavigate()
  const calendar = useRef<CalendarRef>(null)
  const day = date.toString()
  const events = useMemo(() => gridEvents(data.events, data.calendars), [data.events, data.calendars])

  useEffect(() => {
    const api = calendar.current?.getApi()
    if (api && api.view.type !== views[view]) api.changeView(views[view], day)
    else api?.gotoDate(day)
  }, [view, day])

  const openDay = (clicked: Date) => {
    const at = Temporal.Instant.fromEpochMilliseconds(clicked.getTime()).toZonedDateTimeISO(timeZone).toPlainDate()
    void navigate(addressOf({ view: 'day', date: at }))
  }
  return (
    <Calendar
      {...gridLook}
      ref={calendar}
      plugins={plugins}
      initialView={views[view]}
      initialDate={day}
      timeZone={timeZone}
      locale={format.locale}
      firstDay={firstDayOfWeek(format.locale) % 7}
      events={events}
      headerToolbar={false}
      height="100%"
      nowIndicator
      dayMaxEvents
      fixedWeekCount={false}
      scrollTime={scrollTime}
      scrollTimeReset={false}
      slotDuration="00:30:00"
      snapDuration="00:15:00"
      eventInteractive={false}
      navLinks
      navLinkDayClick={(clicked) => openDay(clicked)}
      navLinkHint={(dateText) => text('calendar.grid.openDay', { date: dateText })}
      moreLinkClick={({ date: clicked }) => openDay(clicked)}
      moreLinkText={(more) => text('calendar.grid.more', { more })}
      moreLinkHint={(more) => text('calendar.grid.moreHint', { more })}
      allDayText={text('calendar.time.allDay')}
      eventsHint={text('calendar.grid.events')}
      eventContent={(info: EventDisplayInfo) => <GridEntry info={info} />}
    />
  )
}
