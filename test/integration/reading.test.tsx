import { act, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
// Loaded before the first test begins, so that none of them waits for code.
import '#features/inspector/load-flow-page.ts'
import '#features/inspector/reading/ReadingPart.tsx'
import { activateLanguage } from '#i18n/i18n.ts'
import { renderApp } from './render-app.tsx'

/** Code stands in parts, each with its own direction; this is what the eye reads. */
const live = (name: string) => document.querySelector(`[data-live="${name}"]`)

test.each([
  ['en', 'Registration', 'Redirect URI'],
  ['ko', '클라이언트 등록', '리다이렉트 URI'],
  ['ja', 'クライアントの登録', 'リダイレクト URI'],
] as const)('a page in %s shows the redirect URI of this very site', async (language, title, section) => {
  await renderApp({ at: '/flow/read/registration', language, signedIn: false })
  await screen.findByRole('heading', { level: 2, name: section })
  expect(screen.getByRole('heading', { level: 1, name: title })).toBeTruthy()
  expect(live('redirectUri')?.textContent).toContain(`${location.origin}/callback`)
  expect(live('clientId')?.textContent).toContain('pixy-test')
  expect(screen.getByRole('article').lang).toBe(language)
})

test('the table of contents leads to a page, and from there to the next; each takes the focus to its heading', async () => {
  const { user } = await renderApp({ at: '/flow/read', signedIn: false })
  await user.click(await screen.findByRole('link', { name: 'Why is PKCE needed?' }))
  const why = await screen.findByRole('heading', { level: 1, name: 'Why is PKCE needed?' })
  expect(document.activeElement).toBe(why)
  await screen.findByRole('heading', { name: 'The theft' })
  await user.click(screen.getByRole('link', { name: 'Next: How PKCE works' }))
  const how = await screen.findByRole('heading', { level: 1, name: 'How PKCE works' })
  expect(document.activeElement).toBe(how)
  expect(document.title).toBe('How PKCE works · Pixy')
  await user.click(screen.getByRole('link', { name: 'All pages' }))
  await screen.findByRole('heading', { level: 1, name: 'Reading' })
})

test('what is not known before a sign-in is said, and no step is claimed to have happened', async () => {
  await renderApp({ at: '/flow/read/how-pkce-works', signedIn: false })
  await screen.findByRole('heading', { level: 2, name: 'Step by step' })
  const { textContent: words } = screen.getByRole('article')
  expect(words).toContain('Yours: not known yet in this session')
  expect(words).toContain('Not yet in this session: authorization request')
  expect(screen.queryByRole('link', { name: /authorization request/ })).toBeNull()
})

test('after a sign-in the pages show its challenge, its grant, and lead to its steps', async () => {
  const { user } = await renderApp({ at: '/flow/read/how-pkce-works' })
  await screen.findByRole('heading', { level: 2, name: 'Step by step' })
  await screen.findByRole('link', { name: /authorization request$/ })
  expect(live('codeChallenge')?.textContent).toMatch(/[\w-]{43}$/)
  expect(live('codeChallengeMethod')?.textContent).toContain('S256')
  await user.click(screen.getByRole('link', { name: /token request$/ }))
  await screen.findByRole('heading', { level: 1, name: 'Flow' })
  expect(location.pathname).toBe('/flow')
})

test('the grant of this session is told beside what is asked', async () => {
  await renderApp({ at: '/flow/read/scopes' })
  await screen.findByRole('heading', { level: 2, name: 'Asked, granted, used' })
  expect(live('grantedScopes')?.textContent).toContain('https://www.googleapis.com/auth/calendar.events')
  expect(live('scopes')?.textContent).toContain('openid')
})

test('a note that is for one kind of connection is shown to those who have it', async () => {
  await renderApp({ at: '/flow/read/authorization-servers' })
  await screen.findByRole('heading', { level: 2, name: 'Which one is yours?' })
  expect(screen.getByText(/Your connection/).textContent).toContain('OpenID Connect provider')
  expect(screen.queryByText(/runs inside this page’s worker/)).toBeNull()
  expect(screen.queryByText(/stands the token helper/)).toBeNull()
})

test('a link within a page goes to its section, and the focus with it', async () => {
  const { user } = await renderApp({ at: '/flow/read/unstored-token', signedIn: false })
  await user.click(await screen.findByRole('link', { name: 'a sealed letter' }))
  const section = await screen.findByRole('heading', { level: 2, name: 'Access token' })
  expect(document.activeElement).toBe(section)
})

test('the language changes in the midst of reading', async () => {
  await renderApp({ at: '/flow/read/glossary', signedIn: false })
  await screen.findByRole('columnheader', { name: 'Korean' })
  await act(() => activateLanguage('ja'))
  await screen.findByRole('columnheader', { name: '韓国語' })
  const korean = within(screen.getByRole('table')).getByText('코드 검증자')
  expect(korean.lang).toBe('ko')
})

test('a page that does not exist leads to the table of contents', async () => {
  await renderApp({ at: '/flow/read/no-such-page', signedIn: false })
  await screen.findByRole('heading', { level: 1, name: 'Reading' })
  expect(location.pathname).toBe('/flow/read')
})
