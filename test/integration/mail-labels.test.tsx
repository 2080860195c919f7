import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import '#features/mail/labels/LabelsDialog.tsx'
import { listed, rows } from './mail.ts'
import { renderApp, type RenderedApp } from './render-app.tsx'

const labelsOf = ({ world }: RenderedApp) => {
  const [mina] = world.people
  if (!mina) throw new Error('nobody is there')
  return world.gmail.mailboxOf(mina).labels.filter(({ type }) => type === 'user')
}
const named = (app: RenderedApp, name: string) => labelsOf(app).find((label) => label.name === name)

/** There is no room for the labels beside the list here: they are behind a button. */
async function navigation({ user }: RenderedApp) {
  await user.click(screen.getByRole('button', { name: 'Labels' }))
  return within(await screen.findByRole('navigation', { name: 'Labels' }))
}

async function openEditing(app: RenderedApp) {
  await app.user.click((await navigation(app)).getByRole('button', { name: 'Edit labels' }))
  return within(await screen.findByRole('dialog', { name: 'Edit labels' }))
}

async function editing() {
  const app = await renderApp({ at: '/mail', features: ['mail'] })
  await listed()
  return { app, dialog: await openEditing(app) }
}

test('a label is made, renamed and coloured, and is so in the list and at Google', async () => {
  const { app, dialog } = await editing()
  const { user } = app
  await user.click(dialog.getByRole('button', { name: 'New label' }))
  await user.type(dialog.getByRole('textbox', { name: 'Name' }), '텃밭')
  await user.click(dialog.getByRole('radio', { name: 'Green' }))
  await user.click(dialog.getByRole('button', { name: 'Create' }))
  await user.click(await dialog.findByRole('button', { name: 'Edit 텃밭' }))
  expect(named(app, '텃밭')?.color).toEqual({ backgroundColor: '#16a766', textColor: '#000000' })

  const name = dialog.getByRole('textbox', { name: 'Name' })
  await user.clear(name)
  await user.type(name, '텃밭/토마토')
  await user.click(dialog.getByRole('radio', { name: 'Red' }))
  await user.keyboard('{Enter}')
  await dialog.findByRole('button', { name: 'Edit 텃밭/토마토' })
  expect(named(app, '텃밭/토마토')?.color?.backgroundColor).toBe('#fb4c2f')
  expect(named(app, '텃밭')).toBeUndefined()
  await user.keyboard('{Escape}')
  expect(await screen.findByRole('link', { name: '텃밭/토마토' })).toBeTruthy()
})

test('a name that is there already is not asked of Google', async () => {
  const { app, dialog } = await editing()
  const [taken] = labelsOf(app)
  await app.user.click(dialog.getByRole('button', { name: 'New label' }))
  await app.user.type(dialog.getByRole('textbox', { name: 'Name' }), `${taken?.name.toUpperCase() ?? ''}{Enter}`)
  expect((await dialog.findByRole('alert')).textContent).toContain('There is a label of that name already.')
  expect(app.apiRequests('gmail').filter(({ method }) => method === 'POST')).toEqual([])
})

test('deleting a label asks first, leaves the mail, and leads away from its list', async () => {
  const app = await renderApp({ at: '/mail', features: ['mail'] })
  const { user } = app
  await listed()
  const doomed = labelsOf(app).at(-1)
  const name = doomed?.name ?? ''
  await user.click((await navigation(app)).getByRole('link', { name: new RegExp(`^${name}`) }))
  await screen.findByRole('heading', { name: new RegExp(name) })
  const [mina] = app.world.people
  const messages = () => (mina ? app.world.gmail.subjects(mina, 'INBOX', 5_000).length : 0)
  const before = messages()

  const dialog = await openEditing(app)
  await user.click(dialog.getByRole('button', { name: `Delete ${name}` }))
  const question = within(await screen.findByRole('alertdialog', { name: `Delete the label “${name}”?` }))
  await user.click(question.getByRole('button', { name: 'Cancel' }))
  expect(named(app, name)).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: `Delete ${name}` }))
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Delete label' }))
  await waitFor(() => expect(named(app, name)).toBeUndefined())
  await waitFor(() => expect(dialog.queryByRole('button', { name: `Delete ${name}` })).toBeNull())
  expect(messages()).toBe(before)
  await user.keyboard('{Escape}')
  await listed()
  expect(location.search).toBe('')
  expect(rows().length).toBeGreaterThan(0)
})
