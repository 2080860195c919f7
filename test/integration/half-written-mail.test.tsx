import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { compositions } from '#features/mail/compose/compositions.ts'
import { googleFeatureScopes } from '#config/google-defaults.ts'
import '#features/mail/compose/Composer.tsx'
import './mail.ts'
import { renderApp } from './render-app.tsx'

afterEach(() => {
  compositions.close()
  sessionStorage.clear()
})

/** A search that finds little: the list is not what these tests are about. */
const at = '/mail?q=subject%3A%22nothing+of+the+kind%22'
const words = '토마토 모종은 5월에 심읍시다.'

/** A message that is half written. */
async function beginMail() {
  const app = await renderApp({ at, features: ['mail', 'calendar'], onUnload: compositions.close })
  await app.user.click(await screen.findByRole('button', { name: 'New message' }, { timeout: 15_000 }))
  const panel = within(await screen.findByRole('region', { name: 'New message' }))
  await app.user.type(panel.getByRole('combobox', { name: 'To' }), '민지 <minji@example.com>,')
  await app.user.type(panel.getByRole('textbox', { name: 'Message' }), words)
  return app
}

/** What a person finds: the message as they left it. */
async function expectHalfWritten(subject = 'New message') {
  const panel = within(await screen.findByRole('region', { name: subject }))
  expect(panel.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' }).value).toBe(words)
  expect(panel.getByRole('button', { name: 'Remove 민지' })).toBeTruthy()
  return panel
}

test('a half-written mail outlives a trip to the provider for a permission, given or refused', async () => {
  const { auth, comeBack, left } = await beginMail()
  for (const ticked of [[...googleFeatureScopes.mail, ...googleFeatureScopes.calendar], googleFeatureScopes.mail]) {
    const before = left.length
    await act(() =>
      auth()
        .allow('calendar')
        .then(() => undefined),
    )
    expect(left).toHaveLength(before + 1)
    await comeBack(ticked)
    await expectHalfWritten()
  }
})

test('a renewal under a mail takes nothing from it, and it is kept as a draft afterwards', async () => {
  const app = await beginMail()
  await act(() =>
    app
      .auth()
      .renew()
      .then(() => undefined),
  )
  const panel = await expectHalfWritten()
  await app.user.type(panel.getByRole('textbox', { name: 'Subject' }), '모종')
  const [me] = app.world.people
  await waitFor(() => expect(me && app.world.gmail.subjects(me, 'DRAFT', 50)).toContain('모종'), { timeout: 10_000 })
})

test('a mail that is half written when the session ends is there while its writer signs in again, and after', async () => {
  const app = await beginMail()
  await app.google.arrange((world) => world.faults.turnOn('api-401'))
  // The next saving of the draft is what Google refuses.
  await app.user.type(screen.getByRole('textbox', { name: 'Subject' }), '모종')
  await waitFor(() => expect(document.documentElement.dataset['session']).toBe('expired'), { timeout: 10_000 })
  await expectHalfWritten('모종')
  await app.user.click(await screen.findByRole('button', { name: 'Sign in again' }))
  await waitFor(() => expect(app.left).toHaveLength(1))
  await app.google.arrange((world) => world.faults.turnOff('api-401'))
  await app.comeBack(googleFeatureScopes.mail)
  await expectHalfWritten('모종')
})

test('signing out wipes a half-written mail, and it is no draft of whoever comes', async () => {
  const { auth } = await beginMail()
  await act(() => auth().signOut())
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('토마토')
  expect(compositions.getSnapshot()).toBeUndefined()
})
