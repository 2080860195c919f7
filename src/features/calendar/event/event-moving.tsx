import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useFormat, useText } from '#i18n/react.tsx'
import { extentOf, type OwnedEvent } from '../agenda/agenda.ts'
import type { Deeds } from './calendar-work.tsx'
import type { Open } from './EventBench.tsx'
import { foundWhere } from '../writing/event-cache.ts'
import { changedEvent } from '../writing/event-changes.ts'
import type { useQuestions } from './event-questions.tsx'
import type { useWriting } from '../writing/event-writing.tsx'
import { spanInWords } from '../span-in-words.ts'

/**
 * Moves an event. The panel stays on it, whatever id it has afterwards, and within one panel the question is asked
 * once.
 */
export function useMoving({
  open,
  setOpen,
  zone,
  replyFor,
  change,
  say,
}: {
  open: Open | undefined
  setOpen: (next: (now: Open | undefined) => Open | undefined) => void
  zone: string
  replyFor: ReturnType<typeof useQuestions>['replyFor']
  change: ReturnType<typeof useWriting>['change']
  say: (text: string) => void
}): Deeds['moveTo'] {
  const text = useText()
  const format = useFormat()
  const client = useQueryClient()
  /** Where the step before leaves the event: of a series that is not known before Google has answered. */
  const stepBefore = useRef<Promise<OwnedEvent | undefined>>(undefined)

  return async (owned, times) => {
    const panel = open?.kind === 'panel' ? open : undefined
    const reply = panel?.reply ?? (await replyFor('change', owned))
    if (!reply) return false
    const show = (next: OwnedEvent, was: OwnedEvent) =>
      setOpen((now) =>
        now?.kind === 'panel' && now.owned.event.id === was.event.id ? { kind: 'panel', owned: next, reply } : now,
      )
    const moved = { ...owned, event: changedEvent(owned.event, times) }
    say(text('calendar.moved', { when: spanInWords(extentOf(moved.event, zone), format, text) }))
    show(moved, owned)

    const step = async (): Promise<OwnedEvent | undefined> => {
      const from = panel?.reply ? ((await before) ?? owned) : owned
      const outcome = await change({ owned: from, changes: times, reply })
      if (outcome?.kind !== 'done') return undefined
      if (reply.scope === 'this') return { ...owned, event: outcome.event }
      const where = { calendarId: owned.calendarId, seriesId: outcome.event.id, start: times.start }
      const event = await foundWhere(client, where)
      return event && { ...owned, event }
    }
    const before = reply.scope === 'this' ? undefined : stepBefore.current
    const stands = step()
    stepBefore.current = stands
    const now = await stands
    if (stepBefore.current === stands) show(now ?? owned, moved)
    return now !== undefined
  }
}
