import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
// Loaded before the first test begins, so that none of them waits for code.
import '#doctor/load-doctor.ts'
import '#features/inspector/load-flow-page.ts'
import '#features/setup/load-setup-page.ts'
import { renderScreens, session } from './fake-auth.tsx'

test('a visitor finds a button for each provider, and the word demo only where the demo is', async () => {
  await renderScreens()
  const buttons = screen.getAllByRole('button', { name: /^Continue with/ })
  expect(buttons.map((button) => button.textContent)).toEqual([
    'Continue with Google',
    'Continue with Work',
    'Continue with Demo',
  ])
  screen.getByRole('button', { name: 'Continue with Google', description: /about one hour/ })
  screen.getByRole('button', { name: 'Continue with Demo', description: /invented people/ })
})

test('the e-mail typed goes to the provider as a hint, without the spaces around it', async () => {
  const { user, signIns } = await renderScreens()
  await user.type(screen.getByRole('textbox', { name: 'E-mail (optional)' }), ' mina@example.org ')
  await user.click(screen.getByRole('button', { name: 'Continue with Work' }))
  expect(signIns).toEqual([{ providerId: 'work', loginHint: 'mina@example.org', returnTo: '/' }])
})

test('Enter in the e-mail field begins at the first provider', async () => {
  const { user, signIns } = await renderScreens()
  await user.type(screen.getByRole('textbox', { name: 'E-mail (optional)' }), 'mina@example.org{Enter}')
  expect(signIns.map(({ providerId }) => providerId)).toEqual(['first'])
})

test('a sign-in that cannot begin says why, keeps what was typed, and tries again at the same provider', async () => {
  const { user, signIns } = await renderScreens({ refuse: { code: 'provider-unreachable', facts: { status: '503' } } })
  await user.type(screen.getByRole('textbox', { name: 'E-mail (optional)' }), 'mina@example.org')
  await user.click(screen.getByRole('button', { name: 'Continue with Work' }))

  const alert = await screen.findByRole('alert')
  expect(alert.getAttribute('data-code')).toBe('provider-unreachable')
  expect(alert.textContent).toContain('The provider does not answer')
  expect(alert.textContent).toContain('503')
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'E-mail (optional)' }).value).toBe('mina@example.org')

  await user.click(within(alert).getByRole('button', { name: 'Try again' }))
  expect(signIns.map(({ providerId }) => providerId)).toEqual(['work', 'work'])
})

test.each([
  ['ahead', 'it is 60 minutes ahead of'],
  ['behind', 'it is 60 minutes behind'],
])('a clock that is %s is told of in a sentence, by how much', async (direction, sentence) => {
  const problem = { code: 'clock-skew', facts: { minutes: '60', direction } } as const
  await renderScreens({ start: session('signed-out', { problem }) })
  const alert = screen.getByRole('alert')
  expect(await within(alert).findByText(sentence, { exact: false })).toBeTruthy()
  expect(alert.querySelector('code')).toBeNull()
})

test('a sign-in that failed on its way back is told on the page the person comes back to', async () => {
  const problem = { code: 'access-denied', facts: {} } as const
  await renderScreens({ at: '/calendar', start: session('signed-out', { problem }) })
  expect(screen.getByRole('alert').getAttribute('data-code')).toBe('access-denied')
  expect(screen.getByRole('heading', { level: 1, name: 'Sign in to go on' })).toBeTruthy()
})

test('a sign-in that failed says what may be behind it, likelier reasons first, each with a link', async () => {
  const problem = { code: 'access-denied', facts: {} } as const
  await renderScreens({ start: session('signed-out', { problem }) })
  const reasons = await screen.findByRole('list', { name: 'Likely causes' })
  const items = within(reasons).getAllByRole('listitem')
  expect(items.map((item) => item.dataset['reason'])).toEqual(['declined', 'not-a-tester', 'admin-policy'])
  const link = within(reasons).getByRole('link', { name: 'Audience in the console of Google' })
  expect(link.getAttribute('href')).toBe('https://console.cloud.google.com/auth/audience')
  expect(link.getAttribute('rel')).toBe('noopener noreferrer')
})

test('the page of Google that somebody did not come back from is explained, and nothing of it is kept', async () => {
  const { user } = await renderScreens({ at: '/setup' })
  await user.type(
    await screen.findByRole('textbox', { name: 'What the page of Google says' }),
    'Error 403: org_internal',
  )
  const status = await screen.findByText('Use an account of the organisation', {
    exact: false,
    selector: '[role=status] *',
  })
  expect(status.textContent).toContain('External')
  expect(sessionStorage.length).toBe(0)
})

test('what a provider writes into its error is shown as text, cut and without power', async () => {
  const error = `<img src=x onerror=alert(1)>\u202E${'a'.repeat(500)}`
  await renderScreens({ start: session('signed-out', { problem: { code: 'provider-error', facts: { error } } }) })
  const shown = screen.getByRole('alert').querySelector('code')
  expect(shown?.textContent).toMatch(/^<img src=x onerror=alert\(1\)> a+…$/)
  expect(shown?.textContent.length).toBeLessThanOrEqual(120)
  expect(document.querySelector('img')).toBeNull()
})

test('a private address asks to sign in and comes back to itself, query and hash included', async () => {
  const { user, signIns } = await renderScreens({ at: '/calendar?from=2026-11-20#x' })
  await user.click(screen.getByRole('button', { name: 'Continue with Work' }))
  expect(signIns).toEqual([{ providerId: 'work' }])
  expect(location.pathname + location.search + location.hash).toBe('/calendar?from=2026-11-20#x')
})

test('the signed-out page says so, and where the provider could not be told, says that too', async () => {
  await renderScreens({ at: '/signed-out', start: session('signed-out', { revocationPending: true }) })
  expect(screen.getByRole('heading', { level: 1, name: 'You are signed out' })).toBeTruthy()
  expect(screen.getByText('Signed out here, but not yet at the provider')).toBeTruthy()
})

for (const query of ['', '?state=of-somebody-else', '?state=', '?error=server_error&state=x']) {
  test(`oidcc-client-test-rp-init-logout: a return as /signed-out${query} breaks nothing`, async () => {
    await renderScreens({ at: `/signed-out${query}`, start: session('signed-out') })
    expect(screen.getByRole('heading', { level: 1, name: 'You are signed out' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Continue with Google' })).toBeTruthy()
    expect(screen.queryByRole('alert')).toBeNull()
  })
}

test('an address without a page says so and leads home', async () => {
  const { user } = await renderScreens({ at: '/nowhere' })
  await user.click(screen.getByRole('link', { name: 'Go to Home' }))
  expect(location.pathname).toBe('/')
  expect(screen.getByRole('button', { name: 'Continue with Google' })).toBeTruthy()
})

test('the setup page shows the exact addresses to register, to whom is signed out too', async () => {
  await renderScreens({ at: '/setup' })
  const field = await screen.findByRole('group', { name: 'Authorized redirect URI' })
  expect(field.textContent).toContain(`${location.origin}/callback`)
  expect(screen.getByText('redirect_uri_mismatch')).toBeTruthy()
})

test('whoever is at the callback sees that they are being signed in, whatever the session says yet', async () => {
  const { become } = await renderScreens({ at: '/callback', start: session('unknown') })
  const heading = screen.getByRole('heading', { level: 1, name: 'Signing you in…' })
  become(session('signed-out'))
  become(session('signing-in'))
  expect(heading.isConnected).toBe(true)
})

test('nothing is decided before the session is known', async () => {
  const { become } = await renderScreens({ at: '/profile', start: session('unknown') })
  expect(screen.queryByRole('button')).toBeNull()
  become(session('signing-in'))
  expect(screen.getByRole('heading', { level: 1, name: 'Signing you in…' })).toBeTruthy()
  become(session('signed-out'))
  expect(screen.getByRole('button', { name: 'Continue with Work' })).toBeTruthy()
})

test('the language chosen holds at once and at the next load, whatever the address said', async () => {
  const { user } = await renderScreens({ at: '/?lang=en&x=1' })
  await user.selectOptions(screen.getByRole('combobox', { name: 'Language' }), '한국어')
  expect(await screen.findByRole('button', { name: /Work.*계속하기/ })).toBeTruthy()
  expect(document.documentElement.lang).toBe('ko')
  expect(location.search).toBe('?x=1')
  expect(JSON.parse(localStorage.getItem('pixy.preferences') ?? '')).toMatchObject({ language: 'ko' })
})

test('the theme chosen goes before that of the system', async () => {
  const { user } = await renderScreens()
  await user.selectOptions(screen.getByRole('combobox', { name: 'Theme' }), 'Dark')
  expect(document.documentElement.dataset['theme']).toBe('dark')
})
