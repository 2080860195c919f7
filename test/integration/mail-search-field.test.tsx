import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { MemoryRouter } from 'react-router-dom'
import { expect, test } from 'vitest'
import { SearchField } from '#features/mail/search/SearchField.tsx'
import { activateLanguage, loadTexts } from '#i18n/i18n.ts'
import { LanguageProvider } from '#i18n/react.tsx'
import type { MailPlace } from '#paths.ts'

/** The field over an address that follows only when it is told to, as while the page is busy. */
async function openField() {
  await activateLanguage('en')
  await loadTexts('mail')
  const client = new QueryClient()
  const at = (place: MailPlace) => (
    <LanguageProvider>
      <QueryClientProvider client={client}>
        <MemoryRouter>
          <SearchField place={place} labels={[]} ownAddress="mina@demo.example" />
        </MemoryRouter>
      </QueryClientProvider>
    </LanguageProvider>
  )
  const { rerender } = render(at({ label: 'INBOX' }))
  return {
    field: screen.getByRole<HTMLInputElement>('combobox'),
    user: userEvent.setup(),
    follow: (place: MailPlace) => rerender(at(place)),
  }
}

/** Enter: here a form with several fields is not sent by it, as it is in browsers. */
const searchFor = ({ form }: HTMLInputElement) => form && fireEvent.submit(form)

test('what is typed while the page has not followed a search yet stays', async () => {
  const { field, user, follow } = await openField()
  await user.type(field, 'seeds')
  searchFor(field)
  await user.type(field, ' tools')
  follow({ q: 'seeds' })
  expect(field.value).toBe('seeds tools')
})

test('a search that comes from elsewhere is in the field, also one that was asked for here before', async () => {
  const { field, user, follow } = await openField()
  await user.type(field, 'seeds')
  searchFor(field)
  follow({ q: 'seeds' })
  follow({ label: 'INBOX' })
  expect(field.value).toBe('')
  follow({ q: 'seeds' })
  expect(field.value).toBe('seeds')
})
