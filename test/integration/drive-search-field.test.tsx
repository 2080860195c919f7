import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useRef } from 'react'
import { expect, test } from 'vitest'
import type { DriveAddress } from '#features/drive/address.ts'
import type { Search } from '#features/drive/search/search.ts'
import { SearchBar } from '#features/drive/search/SearchBar.tsx'
import { activateLanguage, loadTexts } from '#i18n/i18n.ts'
import { LanguageProvider } from '#i18n/react.tsx'

const atHome: DriveAddress = { place: 'mine', view: 'list' }

/** The field over an address that follows only when it is told to, as while the page is busy. */
async function openField() {
  await activateLanguage('en')
  await loadTexts('drive')
  const asked: (Search | undefined)[] = []
  function Field({ search }: { search?: Search | undefined }) {
    return (
      <LanguageProvider>
        <SearchBar
          ref={useRef(null)}
          address={{ ...atHome, search }}
          filtering={false}
          onFilter={() => undefined}
          onSearch={(next) => asked.push(next)}
        />
      </LanguageProvider>
    )
  }
  const { rerender } = render(<Field />)
  return {
    asked,
    field: screen.getByRole<HTMLInputElement>('searchbox'),
    user: userEvent.setup(),
    follow: (search?: Search) => rerender(<Field search={search} />),
  }
}

test('a search that is given up before the page has followed it is given up', async () => {
  const { asked, field, follow, user } = await openField()
  await user.type(field, 'roadmap{Enter}')
  await user.keyboard('{Escape}')
  expect(asked).toEqual([{ text: 'roadmap' }, undefined])
  follow({ text: 'roadmap' })
  expect(field.value).toBe('')
  follow(undefined)
  expect(field.value).toBe('')
})

test('a search that comes from elsewhere is in the field', async () => {
  const { field, follow } = await openField()
  follow({ text: 'lease' })
  expect(field.value).toBe('lease')
})
