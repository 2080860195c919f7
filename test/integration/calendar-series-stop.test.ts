import { afterEach, expect, test, vi } from 'vitest'
import { editEventMutation } from '#features/calendar/writing/mutations.ts'
import type { Send } from '#google/send.ts'
import { notices } from '#ui/notices/notices.ts'
import { undoHistory } from '#ui/notices/undo.ts'
import { calendarBench, zone } from './calendar-bench.ts'
import { timedEvent } from './events.ts'

afterEach(() => {
  undoHistory.clear()
  notices.clear()
  vi.useRealTimers()
})

const standUp = timedEvent('Stand-up', '2026-11-23T09:00:00+09:00', '2026-11-23T09:15:00+09:00', {
  recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO,WE'],
})

test('a change of a series that takes long is told of, and who stops it has it taken back as soon as it is done', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const bench = await calendarBench([standUp])
  await bench.read('november')
  const event = bench.find('Stand-up', '11-30')
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  const slow: Send = async (...asked) => {
    await held
    return bench.send(...asked)
  }
  const edit = {
    calendarId: 'primary',
    newId: 'made00001',
    viewerZone: zone,
    event,
    changes: { summary: 'Daily' },
    scope: 'following',
  } as const
  const done = bench.run(editEventMutation(slow), edit)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(notices.getSnapshot().map(({ notice }) => notice.text.id)).toEqual(['calendar.changingSeries'])
  notices.getSnapshot()[0]?.notice.action?.run()
  release()
  await done
  await vi.waitFor(() => expect(notices.getSnapshot().map(({ notice }) => notice.text.id)).toEqual(['undo.done']))
  expect(bench.kept()).toMatchObject([{ summary: 'Stand-up', recurrence: standUp.recurrence }])
  expect(undoHistory.getSnapshot()).toEqual([])
})
