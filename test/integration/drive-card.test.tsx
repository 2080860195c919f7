import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { allOfDrive } from './drive.ts'
import { renderApp } from './render-app.tsx'

const card = () => screen.findByRole('region', { name: 'Recent files' })
const files = async () => within(await card()).findByRole('list', { name: 'Recent files' })

test('the card of recent files shows what was worked on last, by one request, and opens it at once', async () => {
  const { user, apiRequests } = await renderApp(allOfDrive)
  const list = await files()
  expect(within(list).getAllByRole('listitem')).toHaveLength(6)
  expect(apiRequests('drive').filter(({ path }) => path === 'files')).toHaveLength(1)
  await user.click(within(list).getByRole('link', { name: /First notes\.md/ }))
  await screen.findByRole('dialog', { name: 'Quick look: First notes.md' })
})

test('while they are read, the card holds their place and says so', async () => {
  let open = () => undefined as void
  const opened = new Promise<void>((resolve) => (open = resolve))
  await renderApp({ ...allOfDrive, before: ({ url }) => (url.includes('/drive/') ? opened : Promise.resolve()) })
  expect(await within(await card()).findByText('Files are loading')).toBeTruthy()
  open()
  await files()
})

test('where there are none the card says so', async () => {
  await renderApp({
    ...allOfDrive,
    answer: ({ url }) => (url.includes('/files?') ? Response.json({ files: [] }) : undefined),
  })
  expect(await within(await card()).findByText('Nothing was opened or changed lately.')).toBeTruthy()
})

test('a card of recent files that fails says why, and tries again by its button', async () => {
  let broken = true
  const { user } = await renderApp({
    ...allOfDrive,
    answer: ({ url }) =>
      broken && url.includes('/drive/') ? Response.json({ error: { code: 404 } }, { status: 404 }) : undefined,
  })
  expect((await within(await card()).findByRole('alert')).dataset['code']).toBe('not-found')
  broken = false
  await user.click(within(await card()).getByRole('button', { name: 'Try again' }))
  await files()
})

test('without its permission the card asks Google for nothing, and has the button that asks for it', async () => {
  const { apiRequests } = await renderApp({ ...allOfDrive, allowed: [] })
  await within(await card()).findByRole('button', { name: 'Allow Drive' })
  await waitFor(() => expect(apiRequests('drive')).toEqual([]))
})
