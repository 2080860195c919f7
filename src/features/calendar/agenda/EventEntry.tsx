import { MapPin, Repeat, Users, Video } from 'lucide-react'
import { useId, useState } from 'react'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import type { AgendaEntry } from './agenda.ts'
import type { AgendaCalendar } from './agenda-data.tsx'
import { CalendarName } from '../navigation/CalendarName.tsx'
import { ColorDot } from '../navigation/ColorDot.tsx'
import { entryData } from '../event/entry-focus.ts'
import { EntryTime } from './EntryTime.tsx'
import styles from './EventEntry.module.css'
import { EventActions } from '../event/EventActions.tsx'
import { EventDetails } from '../event/EventDetails.tsx'
import { EventTitle } from '../event/EventTitle.tsx'
import { invitees, ownAnswer, videoLink } from '../event/event-facts.ts'
import { formatElsewhere } from '../format.ts'

/** One event on one day: a line that opens into all that is known about it. */
export function EventEntry({
  entry,
  calendar,
  past,
}: {
  entry: AgendaEntry
  calendar: AgendaCalendar | undefined
  past: boolean
}) {
  const text = useText()
  const id = useId()
  const [open, setOpen] = useState(false)
  const { event, day, days } = entry
  const people = invitees(event).length
  const answer = ownAnswer(event)
  return (
    <li className={styles['item']}>
      <article
        className={styles['entry']}
        aria-labelledby={`${id}-title`}
        data-past={past || undefined}
        data-answer={event.status === 'tentative' ? 'tentative' : answer}
      >
        <button
          type="button"
          className={styles['line']}
          aria-expanded={open}
          aria-controls={`${id}-details`}
          {...entryData(entry)}
          onClick={() => setOpen(!open)}
        >
          <span className={styles['time']}>
            <EntryTime entry={entry} />
            {days > 1 && (
              <span className={styles['part']}>
                <Text id="calendar.time.dayOf" values={{ day, days }} />
              </span>
            )}
          </span>
          <span className={styles['mark']}>
            <ColorDot color={calendar?.color} />
          </span>
          <span className={styles['what']}>
            <span id={`${id}-title`} className={styles['title']}>
              <EventTitle event={event} calendar={calendar} />
            </span>
            <Elsewhere entry={entry} />
            {event.location && (
              <span className={styles['fact']}>
                <MapPin aria-hidden />
                <span className={styles['cut']}>
                  <Foreign>{event.location}</Foreign>
                </span>
              </span>
            )}
          </span>
          <span className={styles['signs']}>
            {event.recurringEventId && <Repeat role="img" aria-label={text('calendar.event.repeats')} />}
            {videoLink(event) && <Video role="img" aria-label={text('calendar.event.hasVideo')} />}
            {people > 0 && (
              <span className={styles['people']}>
                <Users role="img" aria-label={text('calendar.event.people')} />
                {people}
              </span>
            )}
          </span>
          <span className={styles['owner']}>
            <CalendarName calendar={calendar} />
          </span>
        </button>
        <div id={`${id}-details`} hidden={!open}>
          {open && (
            <div className={styles['more']}>
              <EventDetails entry={entry} calendar={calendar} />
              <EventActions owned={{ calendarId: entry.calendarId, event }} />
            </div>
          )}
        </div>
      </article>
    </li>
  )
}

function Elsewhere({ entry: { event, timed } }: { entry: AgendaEntry }) {
  const format = useFormat()
  const there = timed && formatElsewhere(event, timed.start, format)
  return (
    there && (
      <span className={styles['fact']}>
        <Text id="calendar.time.elsewhere" values={there} />
      </span>
    )
  )
}
