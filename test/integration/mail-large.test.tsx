import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { compositions } from '#features/mail/compose/compositions.ts'
import { sendDelayMs } from '#features/mail/compose/outbox.ts'
import './mail.ts'
import { renderApp } from './render-app.tsx'

afterEach(() => {
  vi.useRealTimers()
  compositions.close()
  sessionStorage.clear()
})

/** A message with a file of so many bytes, written and ready to go. */
async function withFile(bytes: number, before?: (request: Request) => Promise<void>) {
  const app = await renderApp({
    at: '/mail?q=subject%3A%22nothing+of+the+kind%22',
    features: ['mail'],
    ...(before && { before }),
  })
  const { user } = app
  await user.click(await screen.findByRole('button', { name: 'New message' }))
  const panel = within(await screen.findByRole('region', { name: 'New message' }))
  await user.type(panel.getByRole('combobox', { name: 'To' }), 'minji@example.com,')
  await user.upload(
    panel.getByLabelText('Attach files', { selector: 'input' }),
    new File([new Uint8Array(bytes)], '사진.raw', { type: 'application/octet-stream' }),
  )
  return { ...app, panel }
}

test('files that Gmail would not send are refused before anything is', async () => {
  const { panel, apiRequests } = await withFile(25_000_001)
  await screen.findByText('Together the files are larger than 25 MB, which is more than Gmail sends.')
  expect(panel.queryByText('사진.raw')).toBeNull()
  expect(apiRequests('gmailUpload')).toEqual([])
})

test('a large message says that it is on its way, is stopped, and is open again', async () => {
  const { user, panel, apiRequests } = await withFile(3_200_000, ({ url }) =>
    url.includes('/upload/') && url.includes('/send') ? new Promise<void>(() => undefined) : Promise.resolve(),
  )
  await panel.findByText('사진.raw')
  const send = panel.getByRole('button', { name: 'Send' })
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setTimeout', 'clearTimeout'] })
  await user.click(send)
  vi.advanceTimersByTime(sendDelayMs)
  vi.useRealTimers()
  await screen.findByText('Sending a message of 3.2 MB …')
  await waitFor(() => expect(apiRequests('gmailUpload').map(({ path }) => path)).toContain('users/me/messages/send'))
  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  await screen.findByText(/Sending was stopped/)
  const again = within(await screen.findByRole('region', { name: 'New message' }))
  expect(again.getByText('사진.raw')).toBeTruthy()
})
