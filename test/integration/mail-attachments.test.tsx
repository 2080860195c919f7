import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { buildMessage } from '#google/gmail/mime/message.ts'
import './mail.ts'
import { renderApp } from './render-app.tsx'

/** A conversation that is open, with a file whose content comes by itself, and only when the test lets it. */
async function withFile(filename: string, mimeType: string, content: Uint8Array) {
  let release = () => undefined as void
  const held = new Promise<void>((resolve) => (release = resolve))
  const app = await renderApp({
    at: '/mail?q=subject%3AFiles',
    features: ['mail'],
    before: ({ url }) => (url.includes('/attachments/') ? held : Promise.resolve()),
  })
  const [mina] = app.world.people
  if (!mina) throw new Error('nobody is here')
  const raw = buildMessage({
    from: { name: 'Sora', address: 'sora@example.net' },
    to: [{ name: '', address: mina.email }],
    subject: 'Files',
    date: { atMs: Date.now(), offsetMinutes: 0 },
    messageId: '<files@example.net>',
    text: 'Here it is.',
    attachments: [{ filename, mimeType, content }],
  })
  await app.google.arrange(({ gmail }) => gmail.deliver(mina, raw))
  await app.user.click(await screen.findByText('Files', undefined, { timeout: 15_000 }))
  await screen.findByText(filename)
  return { app, release }
}

test('a text is looked at over the page, and waiting for it can be called off', async () => {
  const { app, release } = await withFile('노트.txt', 'text/plain', new TextEncoder().encode('삽과 호미'.repeat(3_000)))
  const { user } = app
  await user.click(screen.getByRole('button', { name: 'Preview 노트.txt' }))
  const waiting = within(await screen.findByRole('dialog', { name: '노트.txt' }))
  expect(waiting.getByRole('progressbar')).toBeTruthy()
  await user.click(waiting.getByRole('button', { name: 'Cancel' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

  release()
  await user.click(screen.getByRole('button', { name: 'Preview 노트.txt' }))
  const dialog = within(await screen.findByRole('dialog', { name: '노트.txt' }))
  expect((await dialog.findByRole('textbox')).textContent).toContain('삽과 호미')
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const opener = screen.getByRole('button', { name: 'Preview 노트.txt' })
  await waitFor(() => expect(document.activeElement).toBe(opener))
})

test('a download shows that it is under way, can be cancelled, and is no failure then', async () => {
  const { app, release } = await withFile('large.bin', 'application/octet-stream', new Uint8Array(20_000))
  const { user } = app
  const saved = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:saved')
  vi.spyOn(URL, 'revokeObjectURL').mockReturnValue(undefined)
  await user.click(screen.getByRole('button', { name: 'Download large.bin' }))
  expect(await screen.findByRole('progressbar', { name: 'Fetching large.bin…' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Cancel the download of large.bin' }))
  const again = await screen.findByRole('button', { name: 'Download large.bin' })
  expect(screen.queryByText(/could not be fetched/)).toBeNull()
  expect(saved).not.toHaveBeenCalled()
  release()
  await user.click(again)
  await waitFor(() => expect(saved).toHaveBeenCalledTimes(1))
})

test('what a file is called does not decide what is shown', async () => {
  const { app, release } = await withFile('photo.png', 'image/png', new TextEncoder().encode('<script>ran()</script>'))
  release()
  await app.user.click(screen.getByRole('button', { name: 'Preview photo.png' }))
  await screen.findByText('This file cannot be shown here. Download it to open it.')
})
