import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { allOfDrive, row } from './drive.ts'
import './mail.ts'
import { renderApp } from './render-app.tsx'

const refused = () => Response.json({ error: { code: 400 } }, { status: 400 })
const file = (name: string) => ({ id: name, name, mimeType: 'text/plain', parents: ['root'] })
const hasToken = (url: string) => new URL(url).searchParams.has('pageToken')

test('a next page of files that fails is said once and asked for once, and comes by another try', async () => {
  let broken = true
  const { user, apiRequests } = await renderApp({
    ...allOfDrive,
    at: '/drive',
    answer: ({ url }) => {
      if (!/\/files\?/.test(url)) return undefined
      if (!hasToken(url)) return Response.json({ files: [file('first')], nextPageToken: 'next' })
      return broken ? refused() : Response.json({ files: [file('second')] })
    },
  })
  await row('first')
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('Not all files could be loaded')
  expect(screen.getByRole('button', { name: 'New folder' }), 'what is there can be worked with').toBeTruthy()
  await user.hover(await row('first'))
  expect(apiRequests('drive').filter(({ query }) => query.has('pageToken'))).toHaveLength(1)
  broken = false
  await user.click(within(alert).getByRole('button', { name: 'Try again' }))
  await row('second')
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
})

test('a next page of mail that fails is said beside what is there, and comes by another try', async () => {
  let broken = true
  const { user, apiRequests } = await renderApp({
    at: '/mail',
    features: ['mail'],
    answer: ({ url }) => {
      if (!/\/threads\?/.test(url)) return undefined
      if (!hasToken(url)) return Response.json({ threads: [{ id: 'ffff' }], nextPageToken: 'next' })
      return broken ? refused() : Response.json({ threads: [{ id: 'eeee' }] })
    },
  })
  await screen.findByRole('grid', { name: 'Conversations' })
  const alert = await screen.findByText('Not all of your mail could be loaded')
  const asked = () => apiRequests('gmail').filter(({ query }) => query.has('pageToken')).length
  expect(asked()).toBe(1)
  broken = false
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(alert.isConnected).toBe(false))
  expect(asked()).toBe(2)
})
