import { Plus } from 'lucide-react'
import { useNavigate } from 'react-router-dom'
import { Text, useFormat } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { useCommands, type Command } from '#ui/commands/commands.tsx'
import type { OwnedEvent } from './agenda/agenda.ts'
import { useCalendarWork } from './event/calendar-work.tsx'
import { entryKey } from './event/entry-focus.ts'
import type { Slot } from './form/event-draft.ts'
import { lastDay } from './navigation/range.ts'
import { addressOf, asView, dayOf, gridViews, movedView, shownDays, viewAt, type Shown } from './navigation/view.ts'
import styles from './navigation/ViewBar.module.css'

interface Where {
  shown: Shown
  now: Temporal.ZonedDateTime
}

const viewKeys = { day: 'KeyD', week: 'KeyW', month: 'KeyM', agenda: 'KeyA' } as const

/** What the keyboard does in the calendar: the letters of the calendars that people know. */
export function CalendarCommands({ shown, now, events }: Where & { events: readonly OwnedEvent[] }) {
  const navigate = useNavigate()
  const { locale } = useFormat()
  const work = useCalendarWork()
  const go = (to: Shown) => void navigate(addressOf(to))
  /** With the event whose button has the focus. */
  const withFocused = (act: (owned: OwnedEvent) => void) => () => {
    const key = document.activeElement?.closest<HTMLElement>('[data-entry]')?.dataset['entry']
    const owned = events.find((one) => entryKey(one) === key)
    if (owned) act(owned)
  }
  const steps: readonly [string, -1 | 1][] = [
    ['KeyJ', 1],
    ['KeyN', 1],
    ['KeyK', -1],
    ['KeyP', -1],
  ]
  useCommands([
    {
      id: 'calendar.today',
      section: 'calendar',
      title: 'calendar.today',
      keys: 'KeyT',
      run: () => go(viewAt(shown, now.toPlainDate())),
    },
    ...steps.map(([keys, by]): Command => ({
      id: `calendar.step.${keys}`,
      section: 'calendar',
      title: by === 1 ? 'calendar.command.next' : 'calendar.command.previous',
      keys,
      repeats: true,
      run: () => go(movedView(shown, by)),
    })),
    ...([...gridViews, 'agenda'] as const).map((view): Command => ({
      id: `calendar.view.${view}`,
      section: 'calendar',
      title: `calendar.command.${view}`,
      keys: viewKeys[view],
      run: () => go(asView(shown, view)),
    })),
    ...(work && work.writable.length > 0
      ? [
          {
            id: 'calendar.create',
            section: 'calendar',
            title: 'calendar.new',
            keys: 'KeyC',
            run: () => work.create(nextSlot({ shown, now }, locale)),
          } as const,
          {
            id: 'calendar.edit',
            section: 'calendar',
            title: 'calendar.command.edit',
            keys: 'KeyE',
            run: withFocused((owned) => {
              if (work.mayChange(owned)) work.edit(owned)
            }),
          } as const,
          {
            id: 'calendar.delete',
            section: 'calendar',
            title: 'calendar.command.delete',
            keys: 'Delete',
            run: withFocused((owned) => {
              if (work.mayRemove(owned)) work.remove(owned)
            }),
          } as const,
        ]
      : []),
  ])
  return null
}

/** Makes an event at the next full hour, or in the morning of another day that is shown. */
export function NewEventButton(where: Where) {
  const { locale } = useFormat()
  const work = useCalendarWork()
  if (!work || work.writable.length === 0) return null
  return (
    <Button look="primary" onClick={() => work.create(nextSlot(where, locale))}>
      <Plus aria-hidden />
      <span className={styles['newText']}>
        <Text id="calendar.new" />
      </span>
    </Button>
  )
}

function nextSlot({ shown, now }: Where, locale: string): Slot {
  const days = shownDays(shown, locale)
  const today = now.toPlainDate()
  const isShown =
    Temporal.PlainDate.compare(days.from, today) <= 0 && Temporal.PlainDate.compare(today, lastDay(days)) <= 0
  const start = isShown
    ? now.round({ smallestUnit: 'hour', roundingMode: 'ceil' })
    : dayOf(shown).toZonedDateTime({ timeZone: now.timeZoneId, plainTime: '09:00' })
  return { start, end: start.add({ hours: 1 }), allDay: false }
}
