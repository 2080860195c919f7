import type { EventDisplayInfo } from '@fullcalendar/react'
import { Repeat, Video } from 'lucide-react'
import { useId } from 'react'
import { Text } from '#i18n/react.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { entryData } from '../event/entry-focus.ts'
import { EventTitle } from '../event/EventTitle.tsx'
import { ownAnswer, videoLink } from '../event/event-facts.ts'
import { gridEventOf, type GridEvent } from './grid-events.ts'
import styles from './GridEntry.module.css'

/** One event in the grid: an article with one button, as in the agenda; the grid around it can be dragged. */
export function GridEntry({ info }: { info: EventDisplayInfo }) {
  const owned = gridEventOf(info.event)
  return owned ? <KnownEntry info={info} owned={owned} /> : <NewEntry info={info} />
}

/** What is being drawn over empty slots. */
function NewEntry({ info }: { info: EventDisplayInfo }) {
  return (
    <div className={styles['entry']} data-column={!info.event.allDay || undefined}>
      <span className={styles['button']}>
        <span className={styles['title']}>
          <Text id="calendar.new" />
        </span>
        <span className={styles['time']}>{info.timeText}</span>
      </span>
    </div>
  )
}

function KnownEntry({ info, owned }: { info: EventDisplayInfo; owned: GridEvent }) {
  const id = useId()
  const { event, calendar } = owned
  const answer = event.status === 'tentative' ? 'tentative' : ownAnswer(event)
  const timed = !info.event.allDay
  const column = timed && info.view.type.startsWith('timeGrid')
  return (
    <article
      className={styles['entry']}
      aria-labelledby={`${id}-title`}
      data-answer={answer}
      data-past={info.isPast || undefined}
      data-short={info.isShort || undefined}
      data-narrow={info.isNarrow || undefined}
      data-column={column || undefined}
    >
      <button
        type="button"
        className={styles['button']}
        aria-haspopup="dialog"
        {...(info.isMirror ? {} : entryData(owned))}
      >
        {timed && !column && <span className={styles['dot']} aria-hidden />}
        <span id={`${id}-title`} className={styles['title']}>
          <EventTitle event={event} calendar={calendar} />
        </span>
        {info.timeText && (
          <span className={styles['time']}>
            {info.timeText}
            {column && event.recurringEventId && <Repeat className={styles['sign']} aria-hidden />}
            {column && videoLink(event) && <Video className={styles['sign']} aria-hidden />}
          </span>
        )}
        {column && event.location && !info.isShort && (
          <span className={styles['place']}>
            <Foreign>{event.location}</Foreign>
          </span>
        )}
      </button>
    </article>
  )
}
