import type { ReactNode } from 'react'
import { extentOf, type OwnedEvent } from '../agenda/agenda.ts'
import type { AgendaCalendar } from '../agenda/agenda-data.tsx'
import { EventActions } from './EventActions.tsx'
import { EventDetails } from './EventDetails.tsx'
import { EventTitle } from './EventTitle.tsx'
import { Panel } from './Panel.tsx'

/** One event beside the grid: all that is known of it, and all that can be done with it. */
export function EventPanel({
  owned,
  calendar,
  zone,
  onClose,
  children,
}: {
  owned: OwnedEvent
  calendar: AgendaCalendar | undefined
  zone: string
  onClose: () => void
  /** What is said of the last step. */
  children: ReactNode
}) {
  return (
    <Panel look="side" title={<EventTitle event={owned.event} calendar={calendar} />} onClose={onClose}>
      <EventDetails entry={{ ...owned, ...extentOf(owned.event, zone) }} calendar={calendar} />
      <EventActions owned={owned} />
      {children}
    </Panel>
  )
}
