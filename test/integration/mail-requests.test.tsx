import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import './mail.ts'
import { renderApp, type RenderedApp } from './render-app.tsx'

/** The whole screen is loaded first, on whatever machine. */
const patiently = { timeout: 20_000 }

/** How often each kind of request was made; ids of threads and labels are all the same. */
function counted({ apiRequests }: RenderedApp): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { method, path, query } of apiRequests('gmail')) {
    const kind = path.replace(/^users\/me\//, '').replace(/^(threads|labels|messages)\/(?!batchModify)[^/]+/, '$1/:id')
    const name = [method, kind, query.get('format')].filter(Boolean).join(' ')
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

/** Requests that brought the text of messages. */
const bodies = (app: RenderedApp) =>
  (counted(app)['GET threads/:id full'] ?? 0) + (counted(app)['GET messages/:id full'] ?? 0)

async function quiet(app: RenderedApp) {
  let before = -1
  await waitFor(
    () => {
      const now = app.apiRequests('gmail').length
      const isQuiet = now === before && screen.queryAllByText('Loading mail').length === 0
      before = now
      if (!isQuiet) throw new Error('requests are still made')
    },
    { timeout: 15_000, interval: 150 },
  )
}

test('the requests of each screen: a list, its labels and the rows in view; a conversation; a look at the history', async () => {
  const app = await renderApp({ at: '/mail', features: ['mail'] })
  const grid = await screen.findByRole('grid', { name: 'Conversations' }, patiently)
  await quiet(app)
  const opened = counted(app)
  expect(opened).toMatchObject({ 'GET labels': 1, 'GET threads': 1, 'GET profile': 1 })
  // Where there is room for them, counts of labels are one small request each, rows one each: those in view and a few beyond.
  expect(opened['GET labels/:id'] ?? 0).toBeLessThanOrEqual(12)
  expect(opened['GET threads/:id metadata'] ?? 0).toBeLessThanOrEqual(44)
  expect(bodies(app)).toBe(0)

  const before = counted(app)
  const [row] = within(grid).getAllByRole('row', { hidden: true })
  await app.user.click(within(row ?? grid).getByRole('link', { hidden: true }))
  await waitFor(() => expect(bodies(app)).toBeGreaterThan(0), patiently)
  await quiet(app)
  // Of a conversation only what is open is read.
  expect(bodies(app)).toBeLessThanOrEqual(4)
  const read = counted(app)
  expect(read['GET threads']).toBe(before['GET threads'])
  expect(read['GET threads/:id metadata']).toBe(before['GET threads/:id metadata'])

  await act(async () => {
    fireEvent(window, new Event('focus'))
  })
  await waitFor(() => expect(counted(app)['GET history']).toBe(1), patiently)
  expect(counted(app)['GET threads']).toBe(1)
}, 60_000)

test('a mail that comes is on top of the list at the next look, for one request and its row', async () => {
  const app = await renderApp({ at: '/mail', features: ['mail'] })
  await screen.findByRole('grid', { name: 'Conversations' }, patiently)
  await quiet(app)
  const before = counted(app)
  await app.google.arrange((world) => {
    const [mina] = world.people
    if (!mina) throw new Error('nobody is there')
    return world.gmail.deliver(mina, 'From: kenji@demo.example\nSubject: Fresh bread\n\nStill warm\n')
  })
  await act(async () => {
    fireEvent(window, new Event('focus'))
  })
  await screen.findByText('Fresh bread', {}, patiently)
  const after = counted(app)
  expect(after['GET threads']).toBe(before['GET threads'])
  expect((after['GET threads/:id metadata'] ?? 0) - (before['GET threads/:id metadata'] ?? 0)).toBe(1)
}, 60_000)
