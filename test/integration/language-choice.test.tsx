import { screen, waitFor } from '@testing-library/react'
import { expect, onTestFinished, test } from 'vitest'
import '#app/commands/CommandPalette.tsx'
import '#app/signed-in/SignedInApp.tsx'
import '#features/profile/ProfilePage.tsx'
import '#ui/notices/NoticeRegion.tsx'
import { activateLanguage, loadTexts } from '#i18n/i18n.ts'
import { preferences } from '#ui/preferences/preferences.ts'
import { renderApp } from './render-app.tsx'

/** Korean does not come before it is let through. */
async function withoutKorean() {
  let comes = false
  const texts = () => Promise.resolve({ messages: {} })
  await loadTexts({ en: texts, ja: texts, ko: () => (comes ? texts() : Promise.reject(new TypeError('no network'))) })
  const letThrough = () => void (comes = true)
  onTestFinished(async () => {
    letThrough()
    await activateLanguage('en')
    preferences.change({ language: 'en' })
  })
  return letThrough
}
const failed = '한국어 could not be loaded. Check your connection and choose it again.'
const field = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Language' })

test('a language that does not come says so beside its choice, the old one stays, and it can be chosen again', async () => {
  const { user } = await renderApp({ at: '/', signedIn: false })
  await screen.findByRole('combobox', { name: 'Language' })
  const letThrough = await withoutKorean()
  await user.selectOptions(field(), 'ko')
  expect((await screen.findByText(failed)).role).toBe('alert')
  expect(field().value).toBe('en')
  expect(preferences.getSnapshot().language).not.toBe('ko')
  letThrough()
  await user.selectOptions(field(), 'ko')
  await screen.findByRole('combobox', { name: '언어' })
  expect(screen.queryByRole('alert')).toBeNull()
})

test('a language that does not come from the list of commands says so in a notice, which tries again', async () => {
  const { user } = await renderApp({ at: '/profile' })
  await screen.findByRole('heading', { name: 'For how long' })
  const letThrough = await withoutKorean()
  await user.keyboard('{Control>}k{/Control}')
  await user.type(await screen.findByRole('combobox', { name: /command/i }), '한국어')
  await user.keyboard('{Enter}')
  const notice = await screen.findByText(failed)
  letThrough()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await screen.findByRole('combobox', { name: '언어' })
  await waitFor(() => expect(notice.isConnected).toBe(false))
})
