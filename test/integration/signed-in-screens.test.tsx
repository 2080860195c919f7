import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { habitPrefix, halfWritten } from '#ui/belongings/half-written-store.ts'
import { mina, renderScreens, session } from './fake-auth.tsx'
// Loaded before the first test, which waits for what is shown and not for a slow machine.
import '#app/signed-in/SignedInApp.tsx'
import '#features/calendar/CalendarPage.tsx'
import '#features/drive/DrivePage.tsx'
import '#features/mail/MailPage.tsx'
import '#features/profile/ProfilePage.tsx'
import '#features/inspector/load-flow-page.ts'

const signedIn = session('signed-in', { signedIn: mina })

test('the main navigation leads to every page, and the heading there takes the focus and names the tab', async () => {
  const { user } = await renderScreens({ start: signedIn })
  const navigation = await screen.findByRole('navigation', { name: 'Main' })
  expect(
    within(navigation)
      .getAllByRole('link')
      .map((link) => link.textContent),
  ).toEqual(['Home', 'Calendar', 'Mail', 'Drive', 'Profile', 'Flow'])
  await user.click(within(navigation).getByRole('link', { name: 'Profile' }))
  const heading = await screen.findByRole('heading', { level: 1, name: 'Profile' })
  await waitFor(() => expect(document.activeElement).toBe(heading))
  expect(document.title).toBe('Profile · Pixy')
})

test('a sign-out in another tab takes everything private off the page at once', async () => {
  const { become } = await renderScreens({ at: '/profile', start: signedIn })
  await screen.findByText('mina@example.org')
  become(session('signed-out'))
  expect(document.body.textContent).not.toMatch(/Mina|mina@|42/)
  expect(document.title).toBe('Sign in to go on · Pixy')
})

test('renewal disturbs nothing, and an ended session keeps the screen under a button to sign in again', async () => {
  const { user, become, signIns } = await renderScreens({ at: '/profile', start: signedIn })
  const claims = await screen.findByText('All claims of the ID token')
  await user.click(claims)
  become(session('renewing', { signedIn: mina }))
  expect(claims.closest('details')?.open).toBe(true)

  become(session('expired', { signedIn: mina, problem: { code: 'session-ended', facts: {} } }))
  expect(claims.isConnected).toBe(true)
  expect(claims.closest('details')?.open).toBe(true)
  await user.click(screen.getByRole('button', { name: 'Sign in again' }))
  expect(signIns).toEqual([{ providerId: 'work', loginHint: 'mina@example.org' }])
})

test('the account menu says who is here and signs out', async () => {
  const { user, asked } = await renderScreens({ start: signedIn })
  await user.click(await screen.findByRole('button', { name: 'Account' }))
  expect(await screen.findByText('mina@example.org')).toBeTruthy()
  await user.click(screen.getByRole('menuitem', { name: 'Sign out' }))
  expect(asked).toEqual(['sign-out'])
})

test('signing out asks first where something written would be lost, and Escape keeps it', async () => {
  const { user, asked } = await renderScreens({ start: signedIn })
  const signOut = async () => {
    await user.click(await screen.findByRole('button', { name: 'Account' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }))
    return screen.findByRole('alertdialog', { name: 'Sign out now?' })
  }
  halfWritten.keep('note', 'to be continued')
  await signOut()
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  expect(asked).toEqual([])
  expect(halfWritten.read('note')).toBe('to be continued')

  await user.click(within(await signOut()).getByRole('button', { name: 'Sign out' }))
  expect(asked).toEqual(['sign-out'])
})

test('how somebody likes to read is no reason to ask before signing out', async () => {
  const { user, asked } = await renderScreens({ start: signedIn })
  halfWritten.keep(`${habitPrefix}images`, ['jun@example.org'])
  await user.click(await screen.findByRole('button', { name: 'Account' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }))
  expect(asked).toEqual(['sign-out'])
})

test('the demo is reset only after a question', async () => {
  const { user, asked } = await renderScreens({
    at: '/profile',
    start: session('signed-in', { signedIn: { ...mina, providerId: 'demo' } }),
  })
  await user.click(await screen.findByRole('button', { name: 'Reset the demo' }))
  const dialog = await screen.findByRole('alertdialog', { name: 'Reset the demo?' })
  expect(asked).toEqual([])
  await user.click(within(dialog).getByRole('button', { name: 'Reset the demo' }))
  expect(asked).toEqual(['reset'])
})

test('disconnecting asks first, and Escape means no', async () => {
  const { user, asked } = await renderScreens({ start: signedIn })
  await user.click(await screen.findByRole('button', { name: 'Account' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Disconnect' }))
  const dialog = await screen.findByRole('alertdialog', { name: 'Disconnect Pixy from your account?' })
  expect(dialog.textContent).toContain('Work is told to take back all permissions')
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  expect(asked).toEqual([])

  await user.click(screen.getByRole('button', { name: 'Account' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Disconnect' }))
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Disconnect' }))
  expect(asked).toEqual(['disconnect'])
})

test('the profile says what was granted and what was refused, and asks again for a feature', async () => {
  const { user, asked } = await renderScreens({ at: '/profile', start: signedIn })
  const access = await screen.findByRole('region', { name: 'What Pixy may do' })
  const item = (name: string) => within(access).getByRole('heading', { name }).closest('li')
  expect(item('Your name and e-mail')?.textContent).toContain('granted')
  expect(item('Calendar')?.textContent).toContain('refused')
  expect(item('Mail')?.textContent).toContain('not asked')
  await user.click(within(access).getByRole('button', { name: 'Allow calendar' }))
  expect(asked).toEqual(['allow calendar'])
})

test('the lifetime counts down, and renewing now says that it is done', async () => {
  const expiresAtMs = Date.now() + 61_000
  const { user, asked } = await renderScreens({
    at: '/profile',
    start: session('signed-in', { signedIn: { ...mina, accessTokenExpiresAtMs: expiresAtMs } }),
  })
  const timer = await screen.findByRole('timer')
  expect(timer.textContent).toMatch(/^1:0[01]$/)
  await user.click(screen.getByRole('button', { name: 'Renew now' }))
  expect(await screen.findByText(/a new access token is in the vault/)).toBeTruthy()
  expect(asked).toEqual(['renew'])
})

test('a feature that is not allowed yet says so and asks for nothing', async () => {
  const { asked } = await renderScreens({ at: '/mail', start: signedIn })
  expect(await screen.findByText('Pixy may not see your mail yet.')).toBeTruthy()
  expect(asked).toEqual([])
})

test('a permission refused at the provider is told above the screen, can be dismissed, and is asked for again', async () => {
  const problem = { code: 'access-denied', facts: {} } as const
  const { user, asked } = await renderScreens({ start: session('signed-in', { signedIn: mina, problem }) })
  const alert = await screen.findByRole('alert')
  expect(alert.getAttribute('data-code')).toBe('access-denied')
  await user.click(within(alert).getByRole('button', { name: 'Dismiss' }))
  await user.click(within(alert).getByRole('button', { name: 'Try again' }))
  expect(asked).toEqual(['dismiss', 'allow calendar'])
})

test('what was refused on a screen is what its second try asks for', async () => {
  const problem = { code: 'access-denied', facts: {} } as const
  const { user, asked } = await renderScreens({ at: '/mail', start: session('signed-in', { signedIn: mina, problem }) })
  await user.click(within(await screen.findByRole('alert')).getByRole('button', { name: 'Try again' }))
  expect(asked).toEqual(['allow mail'])
})

test('losing the network is said, and getting it back takes the words away', async () => {
  await renderScreens({ at: '/profile', start: signedIn })
  await screen.findByText('mina@example.org')
  const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  act(() => void dispatchEvent(new Event('offline')))
  expect(screen.getByText('You are offline')).toBeTruthy()
  onLine.mockReturnValue(true)
  act(() => void dispatchEvent(new Event('online')))
  expect(screen.queryByText('You are offline')).toBeNull()
})

test('what an ID token says is shown as text, however it looks', async () => {
  const name = `<script>alert(1)</script>\u202Eevil`
  await renderScreens({
    at: '/profile',
    start: session('signed-in', { signedIn: { ...mina, account: { ...mina.account, name } } }),
  })
  expect(await screen.findByText('<script>alert(1)</script> evil')).toBeTruthy()
  expect(document.querySelector('main script')).toBeNull()
})

test('a connection without refresh tokens renews by the broker’s own token, and the profile says so', async () => {
  const withoutRefresh = {
    at: '/profile',
    start: session('signed-in', { signedIn: { ...mina, renewal: 'none' } }),
  } as const
  const apiToken = { url: 'https://id.example/api/token', pointer: '/access_token' }
  await renderScreens({ ...withoutRefresh, provider: { apiToken } })
  await screen.findByText(/^As long as the broker’s own token lives, the vault asks the broker for the next one/)
  cleanup()
  await renderScreens(withoutRefresh)
  await screen.findByText(/^This connection cannot renew it\./)
})
