import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import * as v from 'valibot'
import { selectCalendar } from '#google/calendar/calendars.ts'
import { GoogleError } from '#google/errors.ts'
import type { Send } from '#google/send.ts'
import { accountHabits } from '#ui/belongings/account-habits.ts'
import { notify } from '#ui/notices/notices.ts'
import { calendarsQuery } from '../queries.ts'

const keptAs = 'calendar.shown'
const choices = v.fallback(v.record(v.string(), v.boolean()), {})
const kept = () => v.parse(choices, accountHabits.read(keptAs))

/**
 * Which calendars the person switched on or off here, by id; the others follow Google's own choice. Kept beside the
 * account where the grant does not allow telling Google.
 */
export const choiceQuery = queryOptions({
  queryKey: ['calendar', 'choice'],
  queryFn: kept,
  initialData: kept,
  staleTime: Infinity,
  gcTime: Infinity,
})

/** Shows or hides a calendar in this browser alone. */
export function chooseHere(client: QueryClient, calendarId: string, shown: boolean): void {
  const next = { ...kept(), [calendarId]: shown }
  accountHabits.keep(keptAs, next)
  client.setQueryData(choiceQuery.queryKey, (known) => ({ ...known, [calendarId]: shown }))
}

export interface Selection {
  /** `primary` for the main one. */
  calendarId: string
  selected: boolean
}

/** Shows or hides a calendar at Google's, where the person's other programs follow it. */
export const selectCalendarMutation = (send: Send) =>
  mutationOptions({
    mutationKey: ['calendar', 'select'],
    mutationFn: ({ calendarId, selected }: Selection) => selectCalendar(send, calendarId, selected),
    onMutate: async (selection, { client }) => {
      await client.cancelQueries({ queryKey: ['calendar', 'calendars'] })
      showSelection(client, send, selection)
    },
    onError: (_error, { calendarId, selected }, _shown, { client }) => {
      showSelection(client, send, { calendarId, selected: !selected })
      notify({ text: { id: 'calendar.calendars.notKept' }, tone: 'problem' })
    },
    // Saying it twice is the same as once.
    retry: (failures, error) =>
      failures < 2 &&
      error instanceof GoogleError &&
      ['offline', 'timeout', 'server-error', 'rate-limited', 'vault-lost'].includes(error.code),
  })

function showSelection(client: QueryClient, send: Send, { calendarId, selected }: Selection): void {
  client.setQueryData(
    calendarsQuery(send).queryKey,
    (list) =>
      list && {
        ...list,
        items: list.items.map((calendar) =>
          calendar.id === calendarId || (calendarId === 'primary' && calendar.primary)
            ? { ...calendar, selected }
            : calendar,
        ),
      },
  )
}
