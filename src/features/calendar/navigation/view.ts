import '../temporal.ts'
import { paths } from '#paths.ts'
import { firstDayOfWeek } from '#i18n/format.ts'
import { isShowable, movedRange, readDate, readRange, type AgendaRange } from './range.ts'

export const gridViews = ['day', 'week', 'month'] as const
export type GridView = (typeof gridViews)[number]

/** What the calendar shows: a grid around a day, or the agenda of some days. */
export type Shown = { view: GridView; date: Temporal.PlainDate } | { view: 'agenda'; range: AgendaRange }
export type View = Shown['view']

/**
 * What an address asks for. `view` and `date` name a view; `from` and `days` alone are an agenda.
 * @param usual the view where the address names none
 */
export function readShown(search: URLSearchParams, today: Temporal.PlainDate, usual: View): Shown {
  const asksForAgenda = search.has('from') || search.has('days')
  const asked = search.get('view') ?? (asksForAgenda ? 'agenda' : usual)
  const date = readDate(search.get('date') ?? '') ?? today
  const view = gridViews.find((known) => known === asked)
  if (view) return { view, date }
  return { view: 'agenda', range: asksForAgenda ? readRange(search, today) : { from: date, days: 7 } }
}

/** More is no search of a person's. */
export const maxQueryCharacters = 200

/** The words that an address looks for, beside the view; empty where it looks for none. */
export const readQuery = (search: URLSearchParams) => (search.get('q') ?? '').trim().slice(0, maxQueryCharacters)

/** The days that a view draws: whole weeks for a week and a month. */
export function shownDays(shown: Shown, locale: string): AgendaRange {
  if (shown.view === 'agenda') return shown.range
  const { date } = shown
  if (shown.view === 'day') return { from: date, days: 1 }
  if (shown.view === 'week') return { from: weekStart(date, locale), days: 7 }
  const from = weekStart(date.with({ day: 1 }), locale)
  const last = weekStart(date.with({ day: date.daysInMonth }), locale).add({ days: 6 })
  return { from, days: from.until(last).days + 1 }
}

/** The first day of the week of the locale that a day lies in. */
function weekStart(date: Temporal.PlainDate, locale: string): Temporal.PlainDate {
  return date.subtract({ days: (date.dayOfWeek - firstDayOfWeek(locale) + 7) % 7 })
}

/** The same view one step on or back. */
export function movedView(shown: Shown, by: -1 | 1): Shown {
  if (shown.view === 'agenda') return { ...shown, range: movedRange(shown.range, by) }
  const step = { day: { days: by }, week: { weeks: by }, month: { months: by } }[shown.view]
  const date = shown.date.add(step)
  return isShowable(date) ? { ...shown, date } : shown
}

/** The same view around another day. */
export function viewAt(shown: Shown, date: Temporal.PlainDate): Shown {
  return shown.view === 'agenda' ? { ...shown, range: { ...shown.range, from: date } } : { ...shown, date }
}

/** Another view of the same time. */
export function asView(shown: Shown, view: View): Shown {
  if (shown.view === view) return shown
  const date = dayOf(shown)
  return view === 'agenda' ? { view, range: { from: date, days: 7 } } : { view, date }
}

/** The day that a view is about. */
export const dayOf = (shown: Shown) => (shown.view === 'agenda' ? shown.range.from : shown.date)

/** The address under which a view is found again. */
export const addressOf = (shown: Shown) =>
  shown.view === 'agenda'
    ? paths.calendar({ from: shown.range.from.toString(), days: shown.range.days })
    : paths.calendar({ view: shown.view, date: shown.date.toString() })
