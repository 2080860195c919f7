import { act, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { at, listed, rows } from './mail.ts'
import { renderApp } from './render-app.tsx'

const steps = () => screen.findByRole('list', { name: 'Recorded steps' })
const step = async (name: RegExp) => {
  const [first] = await within(await steps()).findAllByRole('button', { name })
  if (!first) throw new Error('no such step')
  return first
}

test('a step opens to its parameters, and each says what it is for', async () => {
  const { user } = await renderApp({ at: '/flow' })
  await user.click(await step(/^Authorization request/))
  const details = await screen.findByRole('region', { name: 'Authorization request' })
  expect(location.search).toMatch(/^\?step=\d+$/)
  await user.click(within(details).getByRole('button', { name: 'code_challenge' }))
  await within(details).findByText(/The SHA-256 hash of the code verifier/)
  within(details).getByText('Without it:')
  const clause = within(details).getByRole('link', { name: 'RFC 7636 §4.2' })
  expect(clause).toHaveProperty('href', 'https://www.rfc-editor.org/rfc/rfc7636#section-4.2')
})

test('arrow keys walk from step to step', async () => {
  const { user } = await renderApp({ at: '/flow' })
  const all = within(await steps()).getAllByRole('button')
  all[0]?.focus()
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}')
  expect(document.activeElement).toBe(all[1])
  await user.keyboard('{End}')
  expect(document.activeElement).toBe(all.at(-1))
})

test('only the demo can show a hidden value whole', async () => {
  const { user } = await renderApp({ at: '/flow' })
  await user.click(await step(/^Token request/))
  const details = await screen.findByRole('region', { name: 'Token request' })
  within(details).getByRole('button', { name: 'code_verifier' })
  expect(within(details).queryByRole('button', { name: /whole/ })).toBeNull()
})

test('a call without its scope is really sent, and the API refuses it', async () => {
  const { user, apiRequests } = await renderApp({ at: '/flow/scopes', allowed: [] })
  const list = await screen.findByRole('list', { name: 'Scopes' })
  const row = within(list)
    .getAllByRole('listitem')
    .find((item) => item.textContent?.startsWith('calendar.events'))
  if (!row) throw new Error('no row for the calendar')
  expect(row).toHaveProperty('textContent', expect.stringContaining('not asked yet'))
  await user.click(within(row).getByRole('button', { name: 'Try a call without it' }))
  const answer = await within(row).findByRole('region', { name: 'Answer' })
  expect(answer).toHaveProperty('textContent', expect.stringContaining('403'))
  expect(apiRequests()).toHaveLength(1)
})

test('a request of the person’s own goes to a configured API, and what writes asks first', async () => {
  const { user, apiRequests } = await renderApp({ at: '/flow/ask' })
  await user.click(await screen.findByRole('button', { name: 'Send' }))
  const answer = await screen.findByRole('region', { name: 'Answer' })
  expect(answer).toHaveProperty('textContent', expect.stringContaining('calendar#calendarList'))

  await user.selectOptions(screen.getByRole('combobox', { name: 'Method' }), 'DELETE')
  const path = screen.getByRole('textbox', { name: 'Path' })
  await user.clear(path)
  await user.paste('calendars/primary/events/none')
  await user.click(screen.getByRole('button', { name: 'Send' }))
  const question = await screen.findByRole('alertdialog')
  expect(apiRequests().filter(({ method }) => method === 'DELETE')).toHaveLength(0)
  await user.click(within(question).getByRole('button', { name: 'Send' }))
  expect(await screen.findByText('The API refused.')).toHaveProperty(
    'parentElement.textContent',
    expect.stringContaining('404'),
  )
  expect(apiRequests().filter(({ method }) => method === 'DELETE')).toHaveLength(1)
})

test('an address beyond the API’s prefix is sent nowhere', async () => {
  const { user, apiRequests } = await renderApp({ at: '/flow/ask' })
  const path = await screen.findByRole('textbox', { name: 'Path' })
  await user.clear(path)
  await user.paste('../../token')
  await user.click(screen.getByRole('button', { name: 'Send' }))
  await screen.findByText('destination-not-allowed')
  expect(apiRequests()).toHaveLength(0)
})

test('somebody else’s flow is opened read-only and put beside this one', async () => {
  const { user } = await renderApp({ at: '/flow/compare' })
  await screen.findByRole('heading', { name: 'Save and compare' })
  const field = document.querySelector<HTMLInputElement>('input[type=file]')
  if (!field) throw new Error('no field for a file')
  await user.upload(field, new File(['{"format":"har"}'], 'other.json', { type: 'application/json' }))
  expect(await screen.findByRole('alert')).toHaveProperty('textContent', expect.stringContaining('not a flow of Pixy'))

  const entry = {
    ...{ id: 1, step: 'token-request', from: 'vault', to: 'authorization-server', atMs: 0, outcome: 'failed' },
    code: 'offline',
    request: { line: 'POST https://id.example/<b>x</b>', headers: [], fields: [] },
  }
  const file = JSON.stringify({ format: 'pixy-trace', version: 1, exportedAtMs: 0, entries: [entry] })
  await user.upload(field, new File([file], '<i>mine</i>.json', { type: 'application/json' }))
  await screen.findByText(/This is not your session/)
  screen.getByText('<i>mine</i>.json')
  expect(await step(/^Token request/)).toHaveProperty('textContent', expect.stringContaining('<b>x</b>'))

  await user.click(screen.getByRole('button', { name: 'Compare with this session' }))
  const comparison = await screen.findByRole('region', { name: 'Compare with this session' })
  expect(comparison).toHaveProperty('textContent', expect.stringContaining('offline'))
})

test('why a change was allowed is one press away from its notice', async () => {
  const { user } = await renderApp({ at: '/mail', features: ['mail'] })
  await listed()
  act(() => at(rows(), 0).focus())
  await user.keyboard('e')
  await user.click(await screen.findByRole('button', { name: 'Why?' }))
  const drawer = await screen.findByRole('complementary', { name: 'Why was this allowed?' })
  await within(drawer).findByText('Allowed, because you granted gmail.modify.')
  within(drawer).getByText(/The access token was \d+ seconds? old/)
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('complementary', { name: 'Why was this allowed?' })).toBeNull()
})
