import type { ReactNode } from 'react'
import { Text } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { useRecent } from '#ui/belongings/recent.tsx'
import { boundedText, Foreign } from '#ui/Foreign.tsx'
import type { Extent, OwnedEvent } from '../agenda/agenda.ts'
import type { AgendaCalendar } from '../agenda/agenda-data.tsx'
import { CalendarName } from '../navigation/CalendarName.tsx'
import { ColorDot } from '../navigation/ColorDot.tsx'
import { invitees, ownAnswer, plainText, videoLink } from './event-facts.ts'
import styles from './EventDetails.module.css'
import { EventWhen } from './EventWhen.tsx'

const maxLineCharacters = 2_000

/** What Google knows of an event. All of it is somebody else's writing, so all of it is text. */
export function EventDetails({
  entry,
  calendar,
}: {
  entry: OwnedEvent & Extent
  calendar: AgendaCalendar | undefined
}) {
  const { event } = entry
  const day = paths.calendar({ from: entry.first.toString(), days: 1 })
  useRecent('calendar', event.summary, `${day}#${encodeURIComponent(event.id)}`)
  const video = videoLink(event)
  const people = invitees(event)
  const answer = ownAnswer(event)
  const organizer = event.organizer?.displayName ?? event.organizer?.email
  const description = plainText(event.description ?? '')
    .split('\n')
    .map((line) => boundedText(line, maxLineCharacters))
    .join('\n')
  return (
    <dl className={styles['details']}>
      <Fact label="calendar.details.when">
        <EventWhen entry={entry} />
      </Fact>
      {event.recurringEventId && (
        <Fact label="calendar.details.repeats">
          <Text id="calendar.event.series" />
        </Fact>
      )}
      {event.location && (
        <Fact label="calendar.details.where">
          <Foreign maxCharacters={500}>{event.location}</Foreign>
        </Fact>
      )}
      {video && (
        <Fact label="calendar.details.video">
          <a href={video.href} target="_blank" rel="noopener noreferrer">
            <Text id="calendar.event.join" values={{ host: boundedText(video.host, 80) }} />
          </a>
        </Fact>
      )}
      {people.length > 0 && (
        <Fact label="calendar.details.people">
          <Text id="calendar.event.invited" values={{ people: people.length }} />
          {answer && (
            <>
              {' · '}
              <Text id={`calendar.answer.${answer}`} />
            </>
          )}
        </Fact>
      )}
      {organizer && !event.organizer?.self && (
        <Fact label="calendar.details.organizer">
          <Foreign>{organizer}</Foreign>
        </Fact>
      )}
      <Fact label="calendar.details.calendar">
        <span className={styles['calendar']}>
          <ColorDot color={calendar?.color} />
          <CalendarName calendar={calendar} />
        </span>
      </Fact>
      {description && (
        <Fact label="calendar.details.description">
          <bdi className={styles['description']}>{description}</bdi>
        </Fact>
      )}
    </dl>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles['fact']}>
      <dt>
        <Text id={label} />
      </dt>
      <dd>{children}</dd>
    </div>
  )
}
