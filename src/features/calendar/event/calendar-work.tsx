import { createContext, use } from 'react'
import type { EventTime } from '#google/calendar/event.ts'
import type { OwnedEvent } from '../agenda/agenda.ts'
import type { AgendaCalendar } from '../agenda/agenda-data.tsx'
import type { Slot } from '../form/event-draft.ts'
import type { Push } from './event-move.ts'

export type Answer = 'accepted' | 'tentative' | 'declined'

/** What can be done with events. Questions that come up on the way are asked. */
export interface Deeds {
  /** Opens the short form for a new event. */
  create: (slot: Slot) => void
  show: (owned: OwnedEvent) => void
  edit: (owned: OwnedEvent) => void
  duplicate: (owned: OwnedEvent) => void
  remove: (owned: OwnedEvent) => void
  respond: (owned: OwnedEvent, answer: Answer) => void
  push: (owned: OwnedEvent, push: Push) => void
  /** @returns whether it stands there now */
  moveTo: (owned: OwnedEvent, times: { start: EventTime; end: EventTime }) => Promise<boolean>
}

/** Where something is done. */
export interface WorkPlace {
  /** IANA zone of the times on the screen. */
  zone: string
  calendars: readonly AgendaCalendar[]
  /** The calendars that new events can go to; none where the person may only read. */
  writable: readonly AgendaCalendar[]
  /** Whether the person may change an event for everybody in it. */
  mayChange: (owned: OwnedEvent) => boolean
  /** Whether they may take it out of their own calendar. */
  mayRemove: (owned: OwnedEvent) => boolean
}

export type CalendarWork = Deeds & WorkPlace

const context = createContext<CalendarWork | undefined>(undefined)

export const CalendarWorkProvider = context.Provider

/** Undefined outside of the calendar's page, where events can only be looked at. */
export const useCalendarWork = () => use(context)
