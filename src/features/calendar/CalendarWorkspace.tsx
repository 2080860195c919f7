import { Suspense, useCallback, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { eventTexts } from '#i18n/calendar-texts.ts'
import { halfWritten } from '#ui/belongings/half-written-store.ts'
import { KeysAwaited } from '#ui/commands/commands.tsx'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { PartFailed } from '#ui/PartFailed.tsx'
import type { OwnedEvent } from './agenda/agenda.ts'
import type { AgendaCalendar } from './agenda/agenda-data.tsx'
import { CalendarWorkProvider, type CalendarWork, type Deeds, type WorkPlace } from './event/calendar-work.tsx'
import { keepEntryFocus } from './event/entry-focus.ts'
import { isOwn } from './event/event-rights.ts'

const EventBench = lazyPart(async () => (await import('./event/EventBench.tsx')).EventBench, eventTexts)

/** Where events are worked with: what can be done is offered at once, and the code that does it comes when it is wanted. */
export function CalendarWorkspace({
  calendars,
  mayWrite,
  zone,
  children,
}: {
  calendars: readonly AgendaCalendar[]
  mayWrite: boolean
  zone: string
  children: ReactNode
}) {
  // An event that was half-written when the page was left is opened again.
  const [wanted, setWanted] = useState(() => halfWritten.read('calendar.event') !== undefined)
  const ready = useRef<Deeds>(undefined)
  const waiting = useRef<((deeds: Deeds) => void)[]>([])

  const onReady = useCallback((deeds: Deeds) => {
    ready.current = deeds
    for (const act of waiting.current.splice(0)) act(deeds)
  }, [])
  const deeds = useMemo((): Deeds => {
    const act = (deed: (now: Deeds) => void) => {
      if (ready.current) deed(ready.current)
      else waiting.current.push(deed)
      setWanted(true)
    }
    return {
      create: (slot) => act((now) => now.create(slot)),
      show: (owned) => act((now) => now.show(owned)),
      edit: (owned) => act((now) => now.edit(owned)),
      duplicate: (owned) => act((now) => now.duplicate(owned)),
      remove: (owned) => act((now) => now.remove(owned)),
      respond: (owned, answer) => act((now) => now.respond(owned, answer)),
      push: (owned, push) => act((now) => now.push(owned, push)),
      moveTo: (owned, times) =>
        new Promise((resolve, reject) => {
          act((now) => void now.moveTo(owned, times).then(resolve, reject))
        }),
    }
  }, [])
  const place = useMemo((): WorkPlace => {
    const writable = mayWrite ? calendars.filter((calendar) => calendar.writable) : []
    const mayRemove = ({ calendarId }: OwnedEvent) => writable.some(({ id }) => id === calendarId)
    return { zone, calendars, writable, mayRemove, mayChange: (owned) => mayRemove(owned) && isOwn(owned.event) }
  }, [calendars, mayWrite, zone])
  // What is unmounted with it is no event drawn anew, so it ends before.
  useLayoutEffect(() => keepEntryFocus(), [])
  const work = useMemo((): CalendarWork => ({ ...deeds, ...place }), [deeds, place])

  return (
    <CalendarWorkProvider value={work}>
      {children}
      {wanted && (
        <ErrorBoundary fallback={(retry) => <PartFailed retry={retry} />}>
          <Suspense fallback={<KeysAwaited />}>
            <EventBench place={place} onReady={onReady} />
          </Suspense>
        </ErrorBoundary>
      )}
    </CalendarWorkProvider>
  )
}
