import { screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { buildMessage } from '#google/gmail/mime/message.ts'
import './mail.ts'
import { renderApp } from './render-app.tsx'

afterEach(() => sessionStorage.clear())

test('images of a sender who is trusted are loaded without asking, after a reload too, and not after a sign-out', async () => {
  const app = await renderApp({ at: '/mail?q=subject%3APictures', features: ['mail'] })
  const { user, reload } = app
  const [mina] = app.world.people
  if (!mina) throw new Error('nobody is here')
  const raw = buildMessage({
    from: { name: 'Sora', address: 'sora@example.net' },
    to: [{ name: '', address: mina.email }],
    subject: 'Pictures',
    date: { atMs: Date.now(), offsetMinutes: 0 },
    messageId: '<pictures@example.net>',
    text: 'Look.',
    html: '<p>Look.</p><img src="https://tracker.example/x.png">',
  })
  await app.google.arrange(({ gmail }) => gmail.deliver(mina, raw))
  const frame = () => document.querySelector('iframe[title]')?.getAttribute('src')
  await user.click(await screen.findByText('Pictures', undefined, { timeout: 15_000 }))
  await user.click(await screen.findByRole('button', { name: 'As sent' }))
  await user.click(await screen.findByRole('button', { name: 'Always for this sender' }))
  await waitFor(() => expect(frame()).toBe('/mail-frame-images.html'))

  await reload()
  await user.click(await screen.findByRole('button', { name: 'As sent' }))
  await waitFor(() => expect(frame()).toBe('/mail-frame-images.html'))
  expect(screen.queryByRole('button', { name: 'Load remote images' })).toBeNull()
  await app.auth().signOut()
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('sora@example.net')
})
