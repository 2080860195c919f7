import { act, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { lazy, Suspense, type ComponentType } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { Link, MemoryRouter, Route, Routes } from 'react-router-dom'
import { expect, test } from 'vitest'
import { activateLanguage, loadTexts } from '#i18n/i18n.ts'
import { LanguageProvider } from '#i18n/react.tsx'
import { PageHeading } from '#ui/PageHeading.tsx'
import { RouteFocus } from '#ui/focus/route-focus.tsx'

/** A page with a link to another one, whose code comes when it is told to, and a menu that is none of either. */
async function leaving() {
  let come: (page: { default: ComponentType }) => void = () => undefined
  const Late = lazy(() => new Promise<{ default: ComponentType }>((resolve) => (come = resolve)))
  await activateLanguage('en')
  await loadTexts('pages')
  render(
    <LanguageProvider>
      <MemoryRouter>
        <RouteFocus>
          <Link to="/late">Late</Link>
          <MenuTrigger>
            <Button>Open</Button>
            <Popover>
              <Menu aria-label="Menu">
                <MenuItem>First</MenuItem>
              </Menu>
            </Popover>
          </MenuTrigger>
          <Suspense>
            <Routes>
              <Route path="/" element={<PageHeading titleId="nav.home" />} />
              <Route path="/late" element={<Late />} />
            </Routes>
          </Suspense>
        </RouteFocus>
      </MemoryRouter>
    </LanguageProvider>,
  )
  const user = userEvent.setup()
  await user.click(screen.getByText('Late'))
  return { user, arrive: () => act(async () => come({ default: () => <PageHeading titleId="nav.profile" /> })) }
}

test('a page whose code comes late takes the focus from no menu that was opened meanwhile', async () => {
  const { user, arrive } = await leaving()
  await user.click(screen.getByText('Open'))
  const item = await screen.findByRole('menuitem', { name: 'First' })
  await arrive()
  expect(screen.getByText('Profile', { selector: 'h1' })).toBeTruthy()
  expect(item.isConnected).toBe(true)
  expect(document.activeElement?.closest('[role=menu]')?.contains(item)).toBe(true)
})

test('a page whose code comes late has the focus where nobody went elsewhere', async () => {
  const { arrive } = await leaving()
  await arrive()
  expect(document.activeElement).toBe(screen.getByText('Profile', { selector: 'h1' }))
})
