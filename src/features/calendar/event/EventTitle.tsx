import { Text } from '#i18n/react.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import type { OwnedEvent } from '../agenda/agenda.ts'
import type { AgendaCalendar } from '../agenda/agenda-data.tsx'

/** What somebody called the event; without a name it is either nameless or none of the viewer's business. */
export function EventTitle({ event, calendar }: Pick<OwnedEvent, 'event'> & { calendar: AgendaCalendar | undefined }) {
  const title = event.summary?.trim()
  if (title) return <Foreign maxCharacters={300}>{title}</Foreign>
  return <Text id={calendar?.busyOnly ? 'calendar.event.busy' : 'calendar.event.untitled'} />
}
