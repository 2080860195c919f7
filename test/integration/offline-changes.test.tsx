import { MutationObserver, onlineManager, QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { OfflineBanner } from '#app/notices/OfflineBanner.tsx'
import { createQueryClient } from '#app/queries/query-client.ts'
import { useWaitingChanges } from '#app/queries/waiting-changes.tsx'
import { GoogleError } from '#google/errors.ts'
import { activateLanguage, loadTexts } from '#i18n/i18n.ts'
import { LanguageProvider } from '#i18n/react.tsx'
import { notices, notify } from '#ui/notices/notices.ts'

afterEach(() => {
  onlineManager.setOnline(true)
  notices.clear()
})

function network(isOnline: boolean) {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnline)
  act(() => {
    onlineManager.setOnline(isOnline)
    dispatchEvent(new Event(isOnline ? 'online' : 'offline'))
  })
}

function Banner() {
  return <OfflineBanner waiting={useWaitingChanges()} />
}

async function show() {
  await activateLanguage('en')
  await loadTexts('pages')
  const client = createQueryClient()
  render(
    <LanguageProvider>
      <QueryClientProvider client={client}>
        <Banner />
      </QueryClientProvider>
    </LanguageProvider>,
  )
  const done: string[] = []
  const running = new Map<string, () => void>()
  /** Does something at Google, which takes until `finish`. */
  const change = (name: string, more: { fails?: GoogleError; onError?: () => void; scope?: { id: string } } = {}) => {
    const observer = new MutationObserver(client, {
      mutationFn: async () => {
        await new Promise<void>((resolve) => running.set(name, resolve))
        if (more.fails) throw more.fails
        done.push(name)
      },
      ...(more.onError && { onError: more.onError }),
      ...(more.scope && { scope: more.scope }),
    })
    act(() => void observer.mutate().catch(() => undefined))
  }
  const finish = async (name: string) => {
    await waitFor(() => expect([...running.keys()]).toContain(name))
    act(() => running.get(name)?.())
  }
  return { change, finish, done, running }
}

const asksBeforeLeaving = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }))

test('offline, the banner says how many changes wait, and leaving the page asks first', async () => {
  const { change, running } = await show()
  network(false)
  screen.getByText('You are offline')
  expect(asksBeforeLeaving()).toBe(false)
  change('star')
  await screen.findByText(/1 change waits/)
  change('archive')
  await screen.findByText(/2 changes wait/)
  expect(asksBeforeLeaving()).toBe(true)
  expect([...running.keys()]).toEqual([])
})

test('back online they go out one after the other, in the order in which they were done', async () => {
  const { change, finish, done, running } = await show()
  network(false)
  for (const name of ['star', 'unstar', 'archive']) change(name)
  await screen.findByText(/3 changes wait/)
  network(true)
  await finish('star')
  await screen.findByText(/Sending 1 change that waited/)
  expect([...running.keys()]).toEqual(['star', 'unstar'])
  await finish('unstar')
  await finish('archive')
  await waitFor(() => expect(done).toEqual(['star', 'unstar', 'archive']))
  expect(screen.queryByText(/Sending/)).toBeNull()
  expect(asksBeforeLeaving()).toBe(false)
})

test('a network that goes again halfway keeps the rest waiting, and nothing goes out twice', async () => {
  const { change, finish, done, running } = await show()
  network(false)
  for (const name of ['star', 'archive']) change(name)
  await screen.findByText(/2 changes wait/)
  network(true)
  await waitFor(() => expect([...running.keys()]).toEqual(['star']))
  network(false)
  await finish('star')
  await screen.findByText(/1 change waits/)
  network(true)
  await finish('archive')
  await waitFor(() => expect(done).toEqual(['star', 'archive']))
})

test('a change that waited and fails is said, and the next one goes out all the same', async () => {
  const { change, finish, done } = await show()
  network(false)
  change('move', { fails: new GoogleError('precondition-failed') })
  change('archive')
  await screen.findByText(/2 changes wait/)
  network(true)
  await finish('move')
  await finish('archive')
  await waitFor(() => expect(done).toEqual(['archive']))
  const said = notices.getSnapshot().map(({ notice }) => notice.text.id)
  expect(said).toEqual(['google.error.precondition-failed'])
})

test('a change with words of its own for a failure says them alone', async () => {
  const { change, finish } = await show()
  network(false)
  const said = vi.fn<() => void>(() => void notify({ text: { id: 'undo.failed' }, tone: 'problem' }))
  change('move', { fails: new GoogleError('denied'), onError: said })
  await screen.findByText(/1 change waits/)
  network(true)
  await finish('move')
  await waitFor(() => expect(said).toHaveBeenCalledOnce())
  await act(() => new Promise((resolve) => setTimeout(resolve)))
  expect(notices.getSnapshot().map(({ notice }) => notice.text.id)).toEqual(['undo.failed'])
})

test('online, a change that only follows another of its kind is no matter for a banner', async () => {
  const { change, finish, done } = await show()
  change('star', { scope: { id: 'mail' } })
  change('archive', { scope: { id: 'mail' } })
  await finish('star')
  expect(document.body.textContent).toBe('')
  await finish('archive')
  await waitFor(() => expect(done).toEqual(['star', 'archive']))
})

test('changes of one kind that waited go out in order too, each once', async () => {
  const { change, finish, done, running } = await show()
  network(false)
  for (const name of ['star', 'unstar']) change(name, { scope: { id: 'mail' } })
  await screen.findByText(/2 changes wait/)
  network(true)
  await finish('star')
  await waitFor(() => expect([...running.keys()]).toEqual(['star', 'unstar']))
  await finish('unstar')
  await waitFor(() => expect(done).toEqual(['star', 'unstar']))
})
