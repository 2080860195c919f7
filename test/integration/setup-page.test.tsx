import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ownProvider as ownProviderOf } from '#config/own-client.ts'
import { parseConfiguration } from '#config/parse-configuration.ts'
import { mina, renderScreens, session } from './fake-auth.tsx'
// Loaded before the first test, which waits for what is shown and not for a slow machine.
import '#doctor/load-doctor.ts'
import '#features/setup/SetupPage.tsx'

const clientId = '123456789012-abc0def.apps.googleusercontent.com'
const deployment = parseConfiguration({ ownClient: true }, 'https://pixy.example')
const own = deployment.ok ? ownProviderOf(deployment.configuration, clientId) : undefined
if (!own) throw new Error('it is a client id of Google')
const ownProvider = own
const field = () => screen.findByRole<HTMLInputElement>('textbox', { name: 'Client id' })

test('a client id is kept and tried by a real sign-in that comes back to this page', async () => {
  const { user, asked, signIns } = await renderScreens({ at: '/setup' })
  await user.click(await field())
  await user.paste(` ${clientId} `)
  expect(screen.getByRole('group', { name: 'config.json' }).textContent).toContain(clientId)
  await user.click(screen.getByRole('button', { name: 'Keep and try' }))
  expect(asked).toEqual([`own client ${clientId}`])
  expect(signIns).toEqual([{ providerId: 'ownClient', returnTo: '/setup' }])
})

test.each([
  ['GOCSPX-not-a-real-one', 'secret'],
  [`{"web":{"client_id":"${clientId}","client_secret":"GOCSPX-not-a-real-one"}}`, 'secret'],
  ['ya29.a0AfH6SMBxyz', 'token'],
])('%s is refused with the reason, and is nowhere afterwards', async (pasted, refusal) => {
  const { user, asked } = await renderScreens({ at: '/setup' })
  await user.click(await field())
  await user.paste(pasted)
  const banner = (await screen.findByText(/taken out of the field/)).closest('[data-code]')
  expect(banner?.getAttribute('data-code')).toBe(refusal)
  expect((await field()).value).toBe('')
  await user.click(screen.getByRole('button', { name: 'Keep and try' }))
  expect(asked).toEqual([])
  const page =
    document.documentElement.outerHTML + [...document.querySelectorAll('input')].map((one) => one.value).join()
  const stored = JSON.stringify([{ ...localStorage }, { ...sessionStorage }])
  for (const secret of ['GOCSPX', 'ya29', 'client_secret']) expect(page + stored).not.toContain(secret)
})

test('what is merely no client id stays to be corrected', async () => {
  const { user, asked } = await renderScreens({ at: '/setup' })
  await user.click(await field())
  await user.paste('mina@example.org')
  expect(await screen.findByText('That is an e-mail address')).toBeTruthy()
  expect((await field()).value).toBe('mina@example.org')
  await user.keyboard('{Enter}')
  expect(asked).toEqual([])
})

test('the client that is kept is shown, tried again, and removed', async () => {
  const { user, asked, signIns } = await renderScreens({
    at: '/setup',
    start: session('signed-out', { ownProvider }),
  })
  expect((await screen.findByText(/^Kept in this browser/)).textContent).toContain(clientId)
  await user.click(screen.getByRole('button', { name: 'Remove' }))
  expect(asked).toEqual(['own client none'])
  await user.click(screen.getByRole('button', { name: 'Try it' }))
  expect(signIns).toEqual([{ providerId: 'ownClient', returnTo: '/setup' }])
})

test('a try that failed is told on this page, with its likely causes, and can be repeated', async () => {
  const problem = { code: 'access-denied', facts: {}, providerId: 'ownClient' } as const
  const { user, signIns } = await renderScreens({
    at: '/setup',
    start: session('signed-out', { ownProvider, problem }),
  })
  const reasons = await screen.findByRole('list', { name: 'Likely causes' })
  expect(within(reasons).getByText(/not among its testers/)).toBeTruthy()
  const alert = reasons.closest<HTMLElement>('[role=alert]')
  expect(alert?.dataset['code']).toBe('access-denied')
  await user.click(within(alert ?? document.body).getByRole('button', { name: 'Try again' }))
  expect(signIns).toHaveLength(1)
})

test('a try that worked says who signed in', async () => {
  const signedIn = { ...mina, providerId: 'ownClient' }
  await renderScreens({ at: '/setup', start: session('signed-in', { ownProvider, signedIn }) })
  expect(await screen.findByText('It works')).toBeTruthy()
  expect(screen.getByText(/Google signed/).textContent).toContain('mina@example.org')
  expect(screen.getByRole('button', { name: 'Remove and sign out' })).toBeTruthy()
})

test('the scopes to list are those of the features, each with its class at Google', async () => {
  await renderScreens({ at: '/setup' })
  const list = await screen.findByRole('list', { name: 'Scopes to list' })
  const items = within(list)
    .getAllByRole('listitem')
    .map((item) => item.textContent)
  expect(items).toContain('https://www.googleapis.com/auth/gmail.modifyrestricted')
  expect(items).toContain('https://www.googleapis.com/auth/drive.filefree')
})

test('what can be found out without leaving is told point by point, and what is wrong has its cure', async () => {
  const { user } = await renderScreens({
    at: '/setup',
    examination: {
      checks: [
        { endpoint: 'keys', address: 'https://www.googleapis.com', outcome: 'policy' },
        { endpoint: 'token', address: 'https://helper.example', outcome: 'ok' },
      ],
      clock: { aheadMs: -3_600_000, exact: false },
    },
  })
  const google = within(await screen.findByRole('region', { name: 'Check from here' }))
  await user.click(google.getByRole('button', { name: 'Check' }))
  expect((await screen.findByText(/^Keys of the provider/)).textContent).toContain('forbids')
  expect(screen.getByText(/^Token endpoint/).textContent).toContain('can be asked and read')
  expect(screen.getByText(/is wrong by/).textContent).toContain('60 minutes')
  const cures = [...document.querySelectorAll('[data-reason=policy], [data-reason=clock]')]
  expect(cures.length).toBeGreaterThanOrEqual(2)
})

test('who is back from Google without an answer is asked what its page said', async () => {
  const { user } = await renderScreens({ start: session('signed-out', { awaiting: { providerId: 'first' } }) })
  await user.click(await screen.findByText('Look up what it said'))
  await user.type(screen.getByRole('textbox', { name: 'What the page of Google says' }), 'Error 401: deleted_client')
  expect(await screen.findByText(/Restore it in the console/)).toBeTruthy()
})

test('who tried a client of their own and is back without an answer is told what usually is amiss with a new one', async () => {
  const awaiting = { providerId: 'ownClient' }
  await renderScreens({ at: '/setup', start: session('signed-out', { ownProvider, awaiting }) })
  const told = (await screen.findByText('You are back from Google without an answer')).parentElement ?? document.body
  for (const mark of ['redirect_uri_mismatch', 'origin_mismatch', 'invalid_client']) within(told).getByText(mark)
  expect(within(told).getByText(/Copy the redirect URI from the setup page/)).toBeTruthy()
})

test('who is back from another provider is asked nothing', async () => {
  await renderScreens({ start: session('signed-out', { awaiting: { providerId: 'work' } }) })
  await screen.findByRole('button', { name: 'Continue with Work' })
  expect(screen.queryByText('You are back from Google without an answer')).toBeNull()
})

test('where there is no Google the page speaks of the provider there is: addresses, issuer, its page, and a look at it', async () => {
  const provider = { label: 'Work', issuer: 'https://id.example/realms/work', ownCallback: true }
  const { user } = await renderScreens({
    at: '/setup',
    google: false,
    provider,
    examination: { checks: [{ endpoint: 'discovery', address: 'https://id.example', outcome: 'cors' }] },
  })
  const card = within(await screen.findByRole('region', { name: 'What to register: Work' }))
  const value = (name: string) => card.getByRole('group', { name }).textContent
  expect(value('Redirect URI')).toContain(`${location.origin}/callback?provider=work`)
  expect(value('Where to go after signing out')).toContain(`${location.origin}/signed-out`)
  expect(value('Allowed origin (CORS)')).toContain(location.origin)
  for (const known of ['https://id.example/realms/work', 'pixy', 'docs/providers/keycloak.md']) card.getByText(known)
  expect(screen.queryByText('Six steps to Google')).toBeNull()
  expect(screen.queryByRole('textbox', { name: 'Client id' })).toBeNull()
  screen.getByText(/auth0 authentik cognito/)

  await user.click(screen.getByRole('button', { name: 'Check' }))
  expect((await screen.findByText(/^Description of the provider/)).textContent).toContain('may not be read')
  expect(screen.queryByText(/that Google takes/)).toBeNull()
  expect(document.querySelector('[data-reason=cors]')).not.toBeNull()
})
