import { Text } from '#i18n/react.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import type { AgendaCalendar } from '../agenda/agenda-data.tsx'

export function CalendarName({ calendar }: { calendar: AgendaCalendar | undefined }) {
  return calendar?.name === undefined ? <Text id="calendar.unnamed" /> : <Foreign>{calendar.name}</Foreign>
}
