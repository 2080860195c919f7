import { act, renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import { useQuestions } from '#features/calendar/event/event-questions.tsx'

test('a deed that is begun while another is about to be asked about leaves none without an end', async () => {
  const { result } = renderHook(useQuestions)
  const asked = { what: 'change', scopes: ['this', 'all'], guests: false } as const
  const replies = await act(async () => {
    const first = result.current.ask(asked)
    const second = result.current.ask({ ...asked, what: 'delete' })
    return { first, second }
  })
  expect(await replies.first).toBeUndefined()
  expect(result.current.question?.what).toBe('delete')
  const reply = { scope: 'all', tellGuests: false } as const
  act(() => result.current.question?.answer(reply))
  expect(await replies.second).toEqual(reply)
  expect(result.current.question).toBeUndefined()
})
