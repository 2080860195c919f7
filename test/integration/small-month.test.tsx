import { waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { SmallMonth } from '#features/calendar/navigation/SmallMonth.tsx'
import { calendarTexts } from '#i18n/calendar-texts.ts'
import { activateLanguage, loadTexts } from '#i18n/i18n.ts'
import { LanguageProvider } from '#i18n/react.tsx'
import { browserRoot } from './browser-root.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test('an arrow that is pressed just after the month was drawn anew takes the focus along', async () => {
  await activateLanguage('en')
  await loadTexts('pages', calendarTexts)
  const { place, root } = browserRoot()
  const draw = (today: string) =>
    root.render(
      <LanguageProvider>
        <SmallMonth
          focused
          shown={{ view: 'week', date: day('2027-02-10') }}
          today={day(today)}
          onChoose={() => undefined}
        />
      </LanguageProvider>,
    )
  const focused = () => document.activeElement?.getAttribute('data-day')
  draw('2027-02-08')
  await waitFor(() => expect(focused()).toBe('2027-02-10'))

  const drawn = new Promise((resolve) => {
    new MutationObserver(resolve).observe(place, { subtree: true, attributeFilter: ['aria-current'] })
  })
  draw('2027-02-09')
  await drawn
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))
  await waitFor(() => expect(focused()).toBe('2027-02-17'))
})
