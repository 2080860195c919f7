import { act, screen, render, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { Suspense } from 'react'
import { MemoryRouter } from 'react-router-dom'
import { beforeEach, expect, test, vi } from 'vitest'
import { activateLanguage } from '#i18n/i18n.ts'
import { LanguageProvider } from '#i18n/react.tsx'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { PartFailed } from '#ui/PartFailed.tsx'

/** A part whose code comes when the test says so, and how often it was asked for. */
function part() {
  const asked: ((answer: 'come' | 'fail') => void)[] = []
  const Part = lazyPart(
    () =>
      new Promise<() => string>((resolve, reject) => {
        asked.push((answer) => (answer === 'come' ? resolve(() => 'The part') : reject(new TypeError('gone'))))
      }),
  )
  return { Part, asked }
}

async function show(Part: ReturnType<typeof part>['Part']) {
  await activateLanguage('en')
  const page = (resetKey: string) => (
    <LanguageProvider>
      <MemoryRouter>
        <input aria-label="Note" />
        <ErrorBoundary resetKey={resetKey} fallback={(retry) => <PartFailed retry={retry} />}>
          <Suspense fallback="Coming">
            <Part />
          </Suspense>
        </ErrorBoundary>
      </MemoryRouter>
    </LanguageProvider>
  )
  const { rerender } = render(page('/a'))
  return { moveTo: (path: string) => rerender(page(path)) }
}

/** The browser's notes of what it loaded, as the app follows them. */
const { note } = vi.hoisted(() => {
  let tell: (entries: readonly object[]) => void = () => undefined
  class Observer {
    constructor(listener: (list: { getEntries: () => readonly object[] }) => void) {
      tell = (entries) => listener({ getEntries: () => entries })
    }
    observe() {}
  }
  Object.assign(globalThis, { PerformanceObserver: Observer, PerformanceResourceTiming: Object })
  return { note: (...entries: readonly { name: string; responseStatus: number }[]) => tell(entries) }
})

// React tells of each error that a boundary has caught.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))

test('a part whose code did not come is tried again by a button, as often as it takes', async () => {
  const { Part, asked } = part()
  await show(Part)
  await userEvent.type(screen.getByRole('textbox', { name: 'Note' }), 'half')
  for (const answer of ['fail', 'fail', 'come'] as const) {
    asked.at(-1)?.(answer)
    if (answer === 'come') break
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }))
    await screen.findByText('Coming')
  }
  await screen.findByText('The part')
  expect(asked).toHaveLength(3)
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Note' }).value).toBe('half')
})

test('while it fails it is not asked for again by itself, and on another page it is', async () => {
  const { Part, asked } = part()
  const { moveTo } = await show(Part)
  asked[0]?.('fail')
  await screen.findByRole('alert')
  moveTo('/a')
  expect(asked).toHaveLength(1)
  moveTo('/b')
  await waitFor(() => expect(asked).toHaveLength(2))
  asked[1]?.('come')
  await screen.findByText('The part')
})

test('a picture that is missing is no new version', async () => {
  note(
    { name: 'https://pixy.example/picture.png', responseStatus: 404 },
    { name: 'https://pixy.example/assets/DrivePage.js', responseStatus: 0 },
  )
  const { Part, asked } = part()
  await show(Part)
  asked[0]?.('fail')
  await screen.findByRole('button', { name: 'Try again' })
})

test('where another version has taken its place, one reload is what is offered, also where that is known a moment later', async () => {
  const { Part, asked } = part()
  await show(Part)
  asked[0]?.('fail')
  await screen.findByRole('button', { name: 'Try again' })
  act(() => note({ name: 'https://pixy.example/assets/DrivePage-old.js', responseStatus: 404 }))
  screen.getByText('Pixy has been updated since you opened this page')
  expect(screen.getByRole('link', { name: 'Reload the page' }).getAttribute('href')).toBe('/')
  expect(screen.queryByRole('button')).toBeNull()
})
