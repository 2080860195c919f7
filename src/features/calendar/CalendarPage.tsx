import './temporal.ts'
import { Suspense } from 'react'
import { useSearchParams } from 'react-router-dom'
import { Text, useFormat } from '#i18n/react.tsx'
import { eventTexts } from '#i18n/calendar-texts.ts'
import { lazyPart } from '#ui/lazy-part.tsx'
import { PageHeading } from '#ui/PageHeading.tsx'
import { useAgendaData } from './agenda/agenda-data.tsx'
import { AgendaSkeleton } from './agenda/AgendaSkeleton.tsx'
import { AllowButton, AllowCalendar } from './AllowCalendar.tsx'
import { CalendarCommands, NewEventButton } from './CalendarCommands.tsx'
import { CalendarChoice } from './navigation/CalendarChoice.tsx'
import styles from './CalendarPage.module.css'
import { CalendarWorkspace } from './CalendarWorkspace.tsx'
import { EventSearch } from './search/EventSearch.tsx'
import { JumpButton, JumpMonth } from './navigation/Jump.tsx'
import { useCalendarAccess, useMedia, useNow, type CalendarAccess } from './react.tsx'
import { readQuery, readShown, shownDays } from './navigation/view.ts'
import { ViewBar } from './navigation/ViewBar.tsx'
import { useViewerZone } from './navigation/viewer-zone.tsx'
import { ZoneSelect } from './navigation/ZoneSelect.tsx'

const Agenda = lazyPart(async () => (await import('./agenda/Agenda.tsx')).Agenda, eventTexts)
const SearchResults = lazyPart(async () => (await import('./search/SearchResults.tsx')).SearchResults, eventTexts)
const GridView = lazyPart(async () => (await import('./grid/GridView.tsx')).GridView)

/** The person's calendars: the days that the address names, in the view that it names. */
export function CalendarPage() {
  const access = useCalendarAccess()
  return (
    <div className={styles['page']} data-wide>
      <PageHeading titleId="calendar.title" />
      {access &&
        (access.events ? (
          <Calendar access={access} />
        ) : (
          <AllowCalendar refused={access.refused} readOnly={access.readOnly} />
        ))}
    </div>
  )
}

function Calendar({ access }: { access: CalendarAccess }) {
  const [search] = useSearchParams()
  const format = useFormat()
  const [zone, chooseZone] = useViewerZone()
  const now = useNow(zone)
  const today = now.toPlainDate()
  const wide = useMedia('(width >= 47.5em)')
  const aside = useMedia('(width >= 68.75em)')
  const shown = readShown(search, today, wide ? 'week' : 'agenda')
  const q = readQuery(search)
  const data = useAgendaData(shownDays(shown, format.locale), now.timeZoneId, access.calendars)
  const zoneChoice = (
    <div className={styles['zone']}>
      <ZoneSelect label="calendar.zone" value={now.timeZoneId} onChange={chooseZone} />
    </div>
  )
  return (
    <CalendarWorkspace calendars={data.calendars} mayWrite={access.changes} zone={now.timeZoneId}>
      <CalendarCommands shown={shown} now={now} events={data.events} />
      <ViewBar
        shown={shown}
        today={today}
        jump={!aside && <JumpButton shown={shown} today={today} />}
        search={<EventSearch q={q} />}
      >
        <NewEventButton shown={shown} now={now} />
      </ViewBar>
      <div className={styles['columns']}>
        <aside className={styles['aside']}>
          {aside && <JumpMonth shown={shown} today={today} />}
          {access.calendars ? (
            <CalendarChoice data={data}>{zoneChoice}</CalendarChoice>
          ) : (
            <>
              <PrimaryOnly askable={access.askable} />
              {zoneChoice}
            </>
          )}
        </aside>
        <div className={styles['view']}>
          {q !== '' ? (
            <Suspense fallback={<AgendaSkeleton days={5} trying={false} />}>
              <SearchResults key={q} q={q} shown={shown} data={data} now={now} />
            </Suspense>
          ) : shown.view === 'agenda' ? (
            <Suspense fallback={<AgendaSkeleton days={shown.range.days} trying={false} />}>
              <Agenda data={data} range={shown.range} now={now} />
            </Suspense>
          ) : (
            <Suspense fallback={<div className={styles['grid']} />}>
              <GridView shown={shown} data={data} now={now} />
            </Suspense>
          )}
        </div>
      </div>
    </CalendarWorkspace>
  )
}

/** Without the list of calendars only the main one can be read; quiet, because that works. */
function PrimaryOnly({ askable }: { askable: boolean }) {
  return (
    <div className={styles['primaryOnly']}>
      <p>
        <Text id="calendar.primaryOnly" />
      </p>
      {askable && <AllowButton look="quiet" label="calendar.primaryOnly.allow" />}
    </div>
  )
}
