import { fireEvent, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useRef } from 'react'
import { expect, onTestFinished, test, vi } from 'vitest'
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
  function Field(address: Partial<DriveAddress>) {
    return (
      <LanguageProvider>
        <SearchBar
          ref={useRef(null)}
          address={{ ...atHome, ...address }}
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
    goTo: (address: Partial<DriveAddress>) => rerender(<Field {...address} />),
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

/** Types, and goes elsewhere before the pause is over after which that is searched for. */
async function typeAndGo(there: Partial<DriveAddress>) {
  const opened = await openField()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  fireEvent.change(opened.field, { target: { value: 'road' } })
  opened.goTo(there)
  vi.advanceTimersByTime(1_000)
  return opened
}

test('who goes to another folder while the field waits for more is not taken back from there', async () => {
  const { asked, field } = await typeAndGo({ folderId: 'plans' })
  expect(asked).toEqual([])
  expect(field.value).toBe('')
})

test('what else is looked for stays in a search for what is typed meanwhile', async () => {
  const { asked } = await typeAndGo({ search: { text: '', starred: true } })
  expect(asked).toEqual([{ text: 'road', starred: true }])
})
