import '../temporal.ts'
import '@fullcalendar/react/skeleton.css'
import Calendar, { type CalendarRef, type EventDisplayInfo } from '@fullcalendar/react'
import dayGridPlugin from '@fullcalendar/react/daygrid'
import interactionPlugin from '@fullcalendar/react/interaction'
import timeGridPlugin from '@fullcalendar/react/timegrid'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { firstDayOfWeek } from '#i18n/format.ts'
import { useFormat, useText } from '#i18n/react.tsx'
import type { AgendaData } from '../agenda/agenda-data.tsx'
import { useCalendarWork } from '../event/calendar-work.tsx'
import { gridEvents } from './grid-events.ts'
import { gridHandlers } from './grid-handlers.ts'
import { gridLook } from './grid-look.ts'
import { shortTimes } from './grid-times.ts'
import { heldByPoint } from './grid-pointer.ts'
import { GridEntry } from './GridEntry.tsx'
import { addressOf, type GridView } from '../navigation/view.ts'

const plugins = [dayGridPlugin, timeGridPlugin, heldByPoint, interactionPlugin]
const views = { day: 'timeGridDay', week: 'timeGridWeek', month: 'dayGridMonth' } as const
/** Where the day is scrolled to at first: work begins after it for most people. */
const scrollTime = '07:00:00'
const drawEntry = (info: EventDisplayInfo) => <GridEntry info={info} />

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
  const work = useCalendarWork()
  const calendar = useRef<CalendarRef>(null)
  const day = date.toString()
  const mayWrite = (work?.writable.length ?? 0) > 0
  const { events, calendars } = data
  const drawn = useMemo(() => gridEvents(events, calendars, mayWrite), [events, calendars, mayWrite])
  // What the grid is given stays the same from one drawing to the next, or it would draw everything anew.
  const [handlers] = useState(gridHandlers)

  // As soon as it can be seen it can be clicked.
  useLayoutEffect(() => {
    const openDay = (at: Temporal.PlainDate) => void navigate(addressOf({ view: 'day', date: at }))
    handlers.follow({ work, timeZone, text, openDay })
  })
  useEffect(() => handlers.listen(), [handlers])
  useEffect(() => {
    const api = calendar.current?.getApi()
    if (api && api.view.type !== views[view]) api.changeView(views[view], day)
    else api?.gotoDate(day)
  }, [view, day])

  return (
    <Calendar
      {...gridLook}
      {...handlers.options}
      ref={calendar}
      plugins={plugins}
      initialView={views[view]}
      initialDate={day}
      timeZone={timeZone}
      locale={format.locale}
      {...shortTimes(format)}
      allDayText={text('calendar.time.allDay')}
      eventsHint={text('calendar.grid.events')}
      firstDay={firstDayOfWeek(format.locale) % 7}
      events={drawn}
      eventContent={drawEntry}
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
      selectable={mayWrite}
      selectMirror
      selectMinDistance={5}
      eventResizableFromStart
      longPressDelay={400}
      dragScroll
    />
  )
}
