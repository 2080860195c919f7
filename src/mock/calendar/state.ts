import type { CalendarEvent } from './resource.ts'

/** An event that was put or changed after the seed; `revision` says when, for sync tokens. */
export interface ChangedEvent {
  event: CalendarEvent
  revision: number
  /** What a series was before, oldest first: a sync tells which of its instances are gone. */
  earlier?: { event: CalendarEvent; revision: number }[]
}

/** A mail that Google would have sent to guests. */
export interface SentNotice {
  kind: 'invitation' | 'update' | 'cancellation'
  eventId: string
  to: string[]
}

/** What differs from the seeded year, which is made anew from its seed and never stored. */
export interface CalendarState {
  revision: number
  /** Sync tokens of an earlier epoch are gone (410). */
  epoch: number
  /** Calendar id → event id → change. */
  changes: Record<string, Record<string, ChangedEvent>>
  /** Calendars that a person hid, by subject. */
  hidden?: Record<string, string[]>
  /** The last hundred. */
  notices?: SentNotice[]
}
