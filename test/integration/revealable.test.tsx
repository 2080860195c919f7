import { act, fireEvent, render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { RevealedValue } from '#auth/auth.ts'
import { Revealable } from '#features/inspector/reveal/Revealable.tsx'
import { flowTexts } from '#i18n/flow-texts.ts'
import { activateLanguage, loadTexts } from '#i18n/i18n.ts'
import { LanguageProvider } from '#i18n/react.tsx'

test('a hidden value that comes when the focus has left already is not shown', async () => {
  await activateLanguage('en')
  await loadTexts('pages', flowTexts)
  let arrive = (_value: RevealedValue) => undefined as void
  const reveal = () => new Promise<RevealedValue>((resolve) => (arrive = resolve))
  render(
    <LanguageProvider>
      <Revealable name="code_verifier" reveal={reveal}>
        masked
      </Revealable>
    </LanguageProvider>,
  )
  const button = screen.getByRole('button', { name: /code_verifier/ })
  const shown = () => document.querySelector('[data-revealed]')
  const come = () => act(async () => arrive('not-a-real-verifier' as RevealedValue))
  fireEvent.click(button)
  fireEvent.blur(button)
  await come()
  expect(shown()).toBeNull()
  fireEvent.click(button)
  await come()
  expect(shown()?.textContent).toBe('not-a-real-verifier')
})
