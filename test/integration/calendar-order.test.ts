import { afterEach, expect, test } from 'vitest'
import { inOrder } from '#features/calendar/writing/event-writing.tsx'
import { deleteEventMutation, editEventMutation } from '#features/calendar/writing/mutations.ts'
import type { Send } from '#google/send.ts'
import { undoHistory } from '#ui/notices/undo.ts'
import { calendarBench, zone } from './calendar-bench.ts'
import { timedEvent } from './events.ts'

afterEach(() => undoHistory.clear())

const at = (hour: number) => ({ dateTime: `2026-11-25T${String(hour)}:00:00+09:00`, timeZone: zone })
const common = () => ({ calendarId: 'primary', newId: 'made00000', viewerZone: zone })

test('an answer does not bring back what was shown before the next write, which is then taken for somebody else’s', async () => {
  const bench = await calendarBench([timedEvent('Tea', '2026-11-25T10:00:00+09:00', '2026-11-25T11:00:00+09:00')])
  await bench.read('november')
  const answers: (() => void)[] = []
  const send: Send = async (request) => {
    const answer = await bench.send(request)
    if (request.method === 'PATCH') await new Promise<void>((resolve) => answers.push(resolve))
    return answer
  }
  const edit = (hour: number) =>
    bench.run(
      { ...editEventMutation(send), ...inOrder },
      { ...common(), event: bench.find('Tea'), changes: { start: at(hour), end: at(hour + 1) } },
    )
  const first = edit(12)
  await expect.poll(() => bench.shown('november')).toEqual(['11-25T12:00 Tea'])
  const second = edit(14)
  await expect.poll(() => bench.shown('november')).toEqual(['11-25T14:00 Tea'])
  answers[0]?.()
  await first
  expect(bench.shown('november')).toEqual(['11-25T14:00 Tea'])

  const deletion = { ...common(), event: bench.find('Tea') }
  const third = bench.run({ ...deleteEventMutation(bench.send), ...inOrder }, deletion)
  await expect.poll(() => bench.shown('november')).toEqual([])
  answers[1]?.()
  await second
  expect(bench.shown('november')).toEqual([])
  expect(await third).toMatchObject({ kind: 'done' })
  expect(bench.kept()).toEqual([])
})
