import { CalendarMinus, CalendarPlus, ChevronDown, ChevronUp, Copy, Minus, Pencil, Plus, Trash2 } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { Text, useText } from '#i18n/react.tsx'
import { classNames } from '#ui/class-names.ts'
import type { OwnedEvent } from '../agenda/agenda.ts'
import { useCalendarWork, type Answer, type CalendarWork } from './calendar-work.tsx'
import styles from './EventActions.module.css'
import { ownAnswer } from './event-facts.ts'
import { pushed, type Push } from './event-move.ts'

const answers: readonly Answer[] = ['accepted', 'tentative', 'declined']

/** What can be done with an event; without rights there is nothing to press, only the word that says so. */
export function EventActions({ owned }: { owned: OwnedEvent }) {
  const work = useCalendarWork()
  const text = useText()
  if (!work || work.writable.length === 0) return null
  const { event } = owned
  const answer = ownAnswer(event)
  const invited = answer !== undefined && !event.organizer?.self && work.mayRemove(owned)
  const mayChange = work.mayChange(owned)
  return (
    <div className={styles['actions']}>
      {invited && (
        <div className={styles['group']} role="group" aria-label={text('calendar.respond')}>
          {answers.map((one) => (
            <button
              key={one}
              type="button"
              className={styles['answer']}
              aria-pressed={answer === one}
              onClick={() => work.respond(owned, one)}
            >
              <Text id={`calendar.respond.${one}`} />
            </button>
          ))}
        </div>
      )}
      {mayChange && <Pushes owned={owned} work={work} />}
      <div className={styles['group']}>
        {mayChange && <Action icon={Pencil} label="calendar.action.edit" onPress={() => work.edit(owned)} />}
        <Action icon={Copy} label="calendar.action.duplicate" onPress={() => work.duplicate(owned)} />
        {work.mayRemove(owned) && (
          <Action icon={Trash2} label="calendar.action.delete" danger onPress={() => work.remove(owned)} />
        )}
      </div>
      {!mayChange && (
        <p className={styles['note']}>
          <Text id={work.mayRemove(owned) ? 'calendar.readOnly.guest' : 'calendar.readOnly.calendar'} />
        </p>
      )}
    </div>
  )
}

const timedPushes: readonly [string, LucideIcon, Push][] = [
  ['earlier', ChevronUp, { edge: 'whole', minutes: -15 }],
  ['later', ChevronDown, { edge: 'whole', minutes: 15 }],
  ['dayBefore', CalendarMinus, { edge: 'whole', days: -1 }],
  ['dayAfter', CalendarPlus, { edge: 'whole', days: 1 }],
  ['shorter', Minus, { edge: 'end', minutes: -15 }],
  ['longer', Plus, { edge: 'end', minutes: 15 }],
]
const dayPushes: readonly [string, LucideIcon, Push][] = [
  ['dayBefore', CalendarMinus, { edge: 'whole', days: -1 }],
  ['dayAfter', CalendarPlus, { edge: 'whole', days: 1 }],
  ['dayShorter', Minus, { edge: 'end', days: -1 }],
  ['dayLonger', Plus, { edge: 'end', days: 1 }],
]

/** What a pointer does by dragging, by buttons: each press is one step, and its result is said. */
function Pushes({ owned, work }: { owned: OwnedEvent; work: CalendarWork }) {
  const text = useText()
  const pushes = 'date' in owned.event.start ? dayPushes : timedPushes
  return (
    <div className={styles['group']} role="group" aria-label={text('calendar.push')}>
      {pushes.map(([name, Icon, push]) => (
        <button
          key={name}
          type="button"
          className={styles['push']}
          aria-disabled={!pushed(owned.event, push, work.zone) || undefined}
          onClick={() => work.push(owned, push)}
        >
          <Icon aria-hidden />
          <Text id={`calendar.push.${name}`} />
        </button>
      ))}
    </div>
  )
}

function Action({
  icon: Icon,
  label,
  danger = false,
  onPress,
}: {
  icon: LucideIcon
  label: string
  danger?: boolean
  onPress: () => void
}) {
  return (
    <button type="button" className={classNames(styles['action'], danger && styles['danger'])} onClick={onPress}>
      <Icon aria-hidden />
      <Text id={label} />
    </button>
  )
}
