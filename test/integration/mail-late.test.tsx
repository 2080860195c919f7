import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import '#features/mail/compose/Composer.tsx'
import { compositions } from '#features/mail/compose/compositions.ts'
import { at } from './mail.ts'
import { renderApp } from './render-app.tsx'

afterEach(() => {
  compositions.close()
  sessionStorage.clear()
})

/** The newest conversation by its address, of which a part is on its way for as long as the test likes. */
async function openSlowly(isSlow: (path: string) => boolean) {
  let arrived = () => undefined as void
  const underWay = new Promise<void>((resolve) => (arrived = resolve))
  let began = 0
  const app = await renderApp({
    at: '/mail',
    features: ['mail'],
    onUnload: compositions.close,
    before: async ({ url }) => {
      if (!isSlow(url)) return
      began += 1
      await underWay
    },
  })
  const [newest] = app.world.gmail.mailboxOf(at(app.world.people, 0)).threadsWith(['INBOX'])
  history.replaceState(null, '', `/mail/${newest?.id ?? ''}`)
  await app.reload()
  await waitFor(() => expect(began).toBeGreaterThan(0))
  return { ...app, arrive: () => act(async () => arrived()) }
}

/** A new message, begun by key while the rest is on its way. */
async function writeMeanwhile({ user }: { user: Awaited<ReturnType<typeof renderApp>>['user'] }) {
  await user.keyboard('c')
  const panel = within(await screen.findByRole('region', { name: 'New message' }))
  await user.click(panel.getByRole('textbox', { name: 'Message' }))
  await user.keyboard('Dear')
  return panel.getByRole('textbox', { name: 'Message' })
}

test('a conversation that comes late takes no focus, and no letter, from who went on to write', async () => {
  const { arrive, ...app } = await openSlowly((url) => url.includes('/threads/'))
  const message = await writeMeanwhile(app)
  await arrive()
  await screen.findAllByRole('article')
  await app.user.keyboard(' Minji')
  expect(message).toHaveProperty('value', 'Dear Minji')
})

test('a reply that comes late takes no place from a message that was begun since', async () => {
  const { arrive, ...app } = await openSlowly((url) => /\/messages\/[^/]+\?.*format=full/.test(url))
  await screen.findAllByRole('article')
  await app.user.keyboard('r')
  const message = await writeMeanwhile(app)
  await arrive()
  await app.user.keyboard(' Minji')
  expect(message.isConnected).toBe(true)
  expect(message).toHaveProperty('value', 'Dear Minji')
})
