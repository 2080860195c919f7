import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import '#app/signed-in/SignedInApp.tsx'
import '#features/calendar/grid/CalendarGrid.tsx'
import '#features/calendar/grid/GridView.tsx'
import '#features/calendar/CalendarPage.tsx'
import '#features/calendar/event/EventBench.tsx'
import '#features/calendar/form/EventForm.tsx'
import '#features/calendar/form/QuickEvent.tsx'
import { googleFeatureScopes } from '#config/google-defaults.ts'
import { emptyPerson } from './events.ts'
import { renderApp } from './render-app.tsx'

const titleField = () => screen.findByRole<HTMLInputElement>('textbox', { name: 'Title' })

/** Opens the long form of a new event and begins to write. */
async function beginEvent() {
  const app = await renderApp({ at: '/calendar?view=week&date=2027-02-08', person: emptyPerson })
  await app.user.click(await screen.findByRole('button', { name: 'New event' }, { timeout: 15_000 }))
  await app.user.click(await screen.findByRole('button', { name: 'More options' }, { timeout: 15_000 }))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'More options' })).toBeNull())
  await app.user.type(await titleField(), '봄 소풍 준비')
  return app
}

/** What a person finds when the page is there again: the form, as they left it. */
async function expectHalfWritten() {
  const dialog = await screen.findByRole('dialog', { name: 'New event' })
  expect((await within(dialog).findByRole<HTMLInputElement>('textbox', { name: 'Title' })).value).toBe('봄 소풍 준비')
  return dialog
}

test('a half-written event outlives a reload, and what is saved then is in the calendar', async () => {
  const { reload, user, world } = await beginEvent()
  await reload()
  await user.click(within(await expectHalfWritten()).getByRole('button', { name: 'Save' }))
  const titles = () => JSON.stringify(world.state.calendar)
  await waitFor(() => expect(titles()).toContain('봄 소풍 준비'))
  await waitFor(() => expect(JSON.stringify({ ...sessionStorage })).not.toContain('소풍'))
})

test('an event that had only its title yet comes back in the long form', async () => {
  const { user, reload } = await renderApp({ at: '/calendar?view=week&date=2027-02-08', person: emptyPerson })
  await user.click(await screen.findByRole('button', { name: 'New event' }))
  await user.type(await titleField(), '봄 소풍 준비')
  await reload()
  await expectHalfWritten()
})

test('a half-written event outlives a trip to the provider for a permission, given or refused', async () => {
  const { auth, comeBack, left } = await beginEvent()
  for (const ticked of [googleFeatureScopes.calendar, []]) {
    const before = left.length
    await act(() =>
      auth()
        .allow('mail')
        .then(() => undefined),
    )
    expect(left).toHaveLength(before + 1)
    await comeBack(ticked)
    await expectHalfWritten()
  }
})

test('a renewal under the form takes nothing from it', async () => {
  const { auth } = await beginEvent()
  const field = await titleField()
  await act(() =>
    auth()
      .renew()
      .then(() => undefined),
  )
  expect(field.isConnected).toBe(true)
  expect(field.value).toBe('봄 소풍 준비')
})

test('a session that ends under the form keeps it, and after signing in again it is there', async () => {
  const { user, google, comeBack, left } = await beginEvent()
  await google.arrange((world) => world.faults.turnOn('api-401'))
  await user.click(within(await expectHalfWritten()).getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(document.documentElement.dataset['session']).toBe('expired'))
  await user.click(await screen.findByRole('button', { name: 'Sign in again' }))
  await waitFor(() => expect(left).toHaveLength(1))
  await google.arrange((world) => world.faults.turnOff('api-401'))
  await comeBack(googleFeatureScopes.calendar)
  await expectHalfWritten()
})

test('signing out wipes a half-written event', async () => {
  const { auth } = await beginEvent()
  await act(() => auth().signOut())
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('소풍')
})
