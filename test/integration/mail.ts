import { configure, screen, waitFor, within } from '@testing-library/react'
import { vi } from 'vitest'
// Loaded before the first test begins, so that none of them waits for code.
import '#app/signed-in/SignedInApp.tsx'
import '#features/mail/MailPage.tsx'
import '#ui/notices/NoticeRegion.tsx'

// Two dozen rows, each with a request of its own, take a slow machine a while.
configure({ asyncUtilTimeout: 15_000 })
vi.setConfig({ testTimeout: 60_000 })

/** What a person finds on the screens of mail. */
export const rows = () =>
  within(screen.getByRole('grid', { name: 'Conversations' })).getAllByRole('row', { hidden: true })

/** Waits until all rows that are drawn say what they are about. */
export async function listed(): Promise<HTMLElement[]> {
  await screen.findByRole('grid', { name: 'Conversations' })
  await waitFor(() => {
    if (rows().length === 0 || screen.queryAllByText('Loading mail').length > 0)
      throw new Error('rows are on their way')
  })
  return rows()
}

/** All that a row says. */
export const wordsOf = (row: Element | null | undefined) =>
  document.getElementById(row?.getAttribute('aria-labelledby') ?? '')?.textContent ?? ''

export const selectedRows = () => rows().filter((row) => row.getAttribute('aria-selected') === 'true')

/** One of a list that must have it. */
export function at<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new Error(`there is no number ${index}`)
  return found
}
