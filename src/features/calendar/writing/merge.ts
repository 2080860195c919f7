import type { Attendee, CalendarEvent, EventChanges, EventTime } from '#google/calendar/event.ts'

/** What can be in conflict: a member of the event, or when it is as a whole. */
export type EventField = 'time' | Exclude<keyof EventChanges, 'start' | 'end' | 'attendeesOmitted' | 'status'>

/** Two people changed the same of an event: one must say which holds. */
export interface EditConflict {
  /** As it was when the person began. */
  base: CalendarEvent
  /** As it stands at Google. */
  theirs: CalendarEvent
  /** What the person wanted, all of it. */
  mine: EventChanges
  /** Where both changed the same, in different ways. */
  fields: readonly EventField[]
}

export interface Merge {
  /** What still has to be written to the event as it stands now. */
  changes: EventChanges
  /** Left out of `changes`. */
  fields: readonly EventField[]
}

/**
 * Changes that were made to an older state of an event, brought to what stands there now. What only one side changed
 * is merged, guest by guest too; where both changed the same, the fields are named.
 */
export function mergeChanges(base: CalendarEvent, mine: EventChanges, theirs: CalendarEvent): Merge {
  const changes: Record<string, unknown> = {}
  const fields: EventField[] = []
  for (const [field, members] of fieldsOf(mine)) {
    if (field === 'attendees' && mine.attendeesOmitted) {
      changes['attendees'] = mine.attendees
      changes['attendeesOmitted'] = true
      continue
    }
    if (field === 'attendees') {
      changes['attendees'] = mergedGuests(base.attendees, mine.attendees ?? [], theirs.attendees)
      continue
    }
    const wanted = members.map((name) => mine[name])
    // Who moved the start moved the event, and who changes its end must know.
    const seen = field === 'time' ? (['start', 'end'] as const) : members
    const [before, now] = [base, theirs].map((event) => seen.map((name) => event[name]))
    if (
      same(
        wanted,
        members.map((name) => theirs[name]),
      )
    )
      continue
    if (same(before, now)) for (const name of members) changes[name] = mine[name]
    else fields.push(field)
  }
  return { changes, fields }
}

/** Changes that keep, of the fields in conflict, only those where the person's own shall hold. */
export function resolvedChanges(
  { mine, base, theirs, fields }: EditConflict,
  keepMine: readonly EventField[],
): EventChanges {
  const { changes } = mergeChanges(base, mine, theirs)
  const resolved: Record<string, unknown> = { ...changes }
  for (const [field, members] of fieldsOf(mine)) {
    if (!fields.includes(field) || !keepMine.includes(field)) continue
    for (const name of members) resolved[name] = mine[name]
  }
  return resolved
}

type Member = Exclude<keyof EventChanges, 'attendeesOmitted'>

/** The fields that changes touch, each with its members: start and end are one. */
function fieldsOf(changes: EventChanges): Map<EventField, readonly Member[]> {
  const fields = new Map<EventField, readonly Member[]>()
  for (const name of Object.keys(changes) as (keyof EventChanges)[]) {
    if (name === 'start' || name === 'end')
      fields.set(
        'time',
        (['start', 'end'] as const).filter((one) => one in changes),
      )
    else if (name !== 'attendeesOmitted' && name !== 'status') fields.set(name, [name])
  }
  return fields
}

const same = (a: unknown, b: unknown) => JSON.stringify(comparable(a)) === JSON.stringify(comparable(b))

/** Absent and empty are one, and so are two ways to write one moment. */
function comparable(value: unknown): unknown {
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value)) return value.length > 0 ? value.map(comparable) : null
  if (typeof value !== 'object') return value
  if ('dateTime' in value) return momentOf(value as Extract<EventTime, { dateTime: string }>)
  const members = Object.entries(value).map(([name, member]): [string, unknown] => [name, comparable(member)])
  return members.filter(([, member]) => member !== null).toSorted(([a], [b]) => (a < b ? -1 : 1))
}

const momentOf = ({ dateTime, timeZone }: Extract<EventTime, { dateTime: string }>) =>
  `${Date.parse(dateTime)} ${timeZone ?? ''}`

/** Guests that I added or took away, in the list as it stands now: their answers are theirs. */
function mergedGuests(
  base: readonly Attendee[],
  mine: readonly Partial<Attendee>[],
  theirs: readonly Attendee[],
): Partial<Attendee>[] {
  const has = (list: readonly Partial<Attendee>[], email: string | undefined) =>
    list.some((guest) => guest.email === email)
  const kept = theirs.filter(({ email }) => !has(base, email) || has(mine, email))
  const changedByMe = (guest: Attendee) => {
    const [was, wanted] = [base, mine].map((list) => list.find(({ email }) => email === guest.email))
    if (!wanted || same(was, wanted)) return guest
    // Of a guest I may have changed whether they must come; whether they do is said by them.
    const { optional } = wanted
    return guest.self ? { ...guest, ...wanted } : { ...guest, ...(optional !== undefined && { optional }) }
  }
  return [...kept.map(changedByMe), ...mine.filter(({ email }) => !has(base, email) && !has(theirs, email))]
}
