import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
// Loaded before the first test begins, so that none of them waits for code.
import '#features/inspector/load-flow-page.ts'
import '#features/inspector/tokens/TokensPart.tsx'
import { renderApp } from './render-app.tsx'

const section = (name: string) => screen.findByRole('region', { name })

test('every check of a real sign-in is shown with what it compared, and no secret with it', async () => {
  const { auth } = await renderApp({ at: '/flow/tokens', allowed: [] })
  const region = await section('ID token')
  const card = within(region)
  const passed = await card.findAllByText('Passed')
  expect(passed).toHaveLength(10)
  const { keyId } = auth().session.getSnapshot().signedIn?.verification ?? {}
  expect(card.getAllByText(keyId ?? 'none').length).toBeGreaterThan(1)
  expect(region.textContent).not.toMatch(/ya29|eyJ[\w-]+\.[\w-]+\.[\w-]+/)
})

test('at another provider than the demo nothing is sent for practice, no key rotated and no clock moved', async () => {
  await renderApp({ at: '/flow/tokens', allowed: [] })
  await screen.findByText('Sending needs the demo provider, and nobody signed in at another one.')
  for (const name of ['Send to the token endpoint', 'Rotate the demo’s keys', 'Past the expiry']) {
    expect(screen.queryByRole('button', { name })).toBeNull()
  }
  expect(within(await section('Clock')).getByText('Not renewed yet in this session.')).toBeDefined()
})

test('the challenge follows as a verifier is typed, and what is no verifier is said', async () => {
  const { user } = await renderApp({ at: '/flow/tokens', signedIn: false })
  const field = await screen.findByRole('textbox', { name: '1. Code verifier' })
  await user.clear(field)
  await user.type(field, 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')
  await screen.findByText('They differ: the exchange will be refused.')
  const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
  expect([...document.querySelectorAll('code')].some(({ textContent }) => textContent === challenge)).toBe(true)
  await user.type(field, ' ')
  await screen.findByText('A code verifier has only letters, digits and - . _ ~')
  expect(field.getAttribute('aria-invalid')).toBe('true')
})

test('another verifier is never held against the challenge of the one before', async () => {
  const { user } = await renderApp({ at: '/flow/tokens', signedIn: false })
  await screen.findByText('Both are the same: the exchange will be accepted.')
  const texts = () => [...document.querySelectorAll('code')].map(({ textContent }) => textContent)
  const challenges = texts().filter((text) => /^[\w-]{43}$/.test(text))
  expect(challenges).toHaveLength(2)
  let hash: (bytes: ArrayBuffer) => void = () => undefined
  const hashed = new Promise<ArrayBuffer>((resolve) => (hash = resolve))
  vi.spyOn(crypto.subtle, 'digest').mockReturnValue(hashed)
  await user.click(screen.getByText('Another verifier'))
  expect(texts()).not.toContain(challenges[0])
  hash(new ArrayBuffer(32))
  await screen.findByText('Both are the same: the exchange will be accepted.')
})

test('a token that somebody puts in before the one for practice is made stays', async () => {
  let make = () => undefined as void
  const made = new Promise<void>((resolve) => (make = resolve))
  const generateKey = crypto.subtle.generateKey.bind(crypto.subtle) as (...given: unknown[]) => Promise<CryptoKeyPair>
  vi.spyOn(crypto.subtle, 'generateKey').mockImplementation(async (...given: unknown[]) => {
    if ((given[0] as Algorithm).name === 'ECDSA') await made
    return generateKey(...given)
  })
  const { user } = await renderApp({ at: '/flow/tokens', signedIn: false })
  const field = await screen.findByRole('textbox', { name: 'A JWT for practice, signed in this page' })
  await user.type(field, 'a.b')
  make()
  await screen.findByText('This is no JWT any more: refused.')
  expect((field as HTMLTextAreaElement).value).toBe('a.b')
})

test('nobody signed in, nothing lives: the page still explains, and a token for practice is checked', async () => {
  await renderApp({ at: '/flow/tokens', signedIn: false })
  await screen.findByText('Nobody is signed in, so no token lives.')
  await screen.findByText('The signature is right and the time is not over: accepted.')
})
