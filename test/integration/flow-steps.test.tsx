import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
// Loaded before the first test begins, so that none of them waits for code.
import '#features/inspector/ask/AskPart.tsx'
import '#features/inspector/ask/WriteQuestion.tsx'
import '#features/inspector/compare/ComparePart.tsx'
import '#features/inspector/explain/Explained.tsx'
import '#features/inspector/explain/GoogleNote.tsx'
import '#features/inspector/load-flow-page.ts'
import '#features/inspector/reading/ReadingPart.tsx'
import '#features/inspector/scopes/ScopesPart.tsx'
import '#features/inspector/steps/StepsPart.tsx'
import '#features/inspector/why/WhyDrawer.tsx'
import '#ui/notices/NoticeRegion.tsx'
import { notices } from '#ui/notices/notices.ts'
import { at, listed, rows } from './mail.ts'
import { renderApp } from './render-app.tsx'

// A problem stays until it is put away.
afterEach(() => act(() => notices.clear()))

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
  const comparison = await screen.findByRole('region', { name: 'Side by side' })
  expect(comparison).toHaveProperty('textContent', expect.stringContaining('offline'))

  const fields = document.querySelectorAll<HTMLInputElement>('input[type=file]')
  const answered = file.replace('"code":"offline"', '"code":"timeout"')
  await user.upload(at([...fields], 1), new File([answered], 'theirs.json', { type: 'application/json' }))
  await within(comparison).findByText('theirs.json')
  const [difference, ...others] = within(comparison).getAllByRole('definition')
  expect([difference, ...others].map((side) => side?.textContent)).toEqual(['offline', 'timeout'])
  await user.click(screen.getByRole('button', { name: 'Close <i>mine</i>.json' }))
  screen.getByText('theirs.json')
  await step(/^Token request/)
})

test('who is not signed in has a way to be, and comes back to this very part', async () => {
  const { user, left } = await renderApp({ at: '/flow/scopes', signedIn: false })
  await user.click(await screen.findByRole('button', { name: /^Continue with/ }))
  await waitFor(() => expect(left).toHaveLength(1))
})

test('what explains a parameter at length leads back to it, and there it is open', async () => {
  const { user } = await renderApp({ at: '/flow/read/why-pkce' })
  const also = await screen.findByRole('complementary', { name: 'Lessons and parameters of this page' })
  within(also).getByRole('link', { name: 'Replayed code' })
  await user.click(await within(also).findByRole('link', { name: 'code_verifier' }))
  const field = await screen.findByRole('button', { name: 'code_verifier' })
  await waitFor(() => expect(document.activeElement).toBe(field))
  expect(field.getAttribute('aria-expanded')).toBe('true')
  const item = field.closest('li')
  if (!item) throw new Error('no field')
  await within(item).findByText('At Google this differs')
  await user.click(within(item).getByRole('link', { name: 'Why is PKCE needed?' }))
  await screen.findByRole('heading', { level: 1, name: 'Why is PKCE needed?' })
})

test('why a change was refused is one press away from its notice', async () => {
  const { user, google } = await renderApp({ at: '/mail', features: ['mail'] })
  await listed()
  await google.arrange((world) => world.faults.turnOn('api-403'))
  act(() => at(rows(), 0).focus())
  await user.keyboard('e')
  await screen.findByText(/could not be changed/)
  await user.click(screen.getByRole('button', { name: 'Why?' }))
  const drawer = await screen.findByRole('complementary', { name: 'Why did this fail?' })
  await within(drawer).findByText('Sent, because you granted gmail.modify.')
  within(drawer).getByText('The vault sent it, and the API refused it:')
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
