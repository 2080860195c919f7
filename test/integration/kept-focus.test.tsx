import { act, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isFocusFree, keepFocus, noteFocus } from '#ui/focus/kept-focus.ts'

let end = () => undefined as void
beforeEach(() => {
  end = keepFocus()
})
afterEach(() => end())

const Page = ({ names, dialog = false }: { names: readonly string[]; dialog?: boolean }) => (
  <main>
    <h1 tabIndex={-1}>Fruit</h1>
    <button type="button">Search</button>
    <div {...(dialog && { role: 'dialog', tabIndex: -1, 'aria-label': 'Choice' })}>
      <ul>
        {names.map((name) => (
          <li key={name}>
            {name} <button type="button">{name}</button>
          </li>
        ))}
      </ul>
    </div>
  </main>
)
const button = (name: string) => screen.getByRole('button', { name })

test('the focus on a row that leaves goes to the next one, from the last to the one before', async () => {
  const { rerender } = render(<Page names={['Apple', 'Fig', 'Kiwi', 'Plum']} />)
  act(() => button('Kiwi').focus())
  rerender(<Page names={['Apple', 'Fig', 'Plum']} />)
  await waitFor(() => expect(document.activeElement).toBe(button('Plum')))
  rerender(<Page names={['Apple', 'Fig']} />)
  await waitFor(() => expect(document.activeElement).toBe(button('Fig')))
})

test('where the rows before and after left too, the focus goes to one of those that are there', async () => {
  const { rerender } = render(<Page names={['Apple', 'Fig', 'Kiwi', 'Plum']} />)
  act(() => button('Fig').focus())
  rerender(<Page names={['Plum']} />)
  await waitFor(() => expect(document.activeElement).toBe(button('Plum')))
})

test('a row that is drawn anew in the place of another has its focus', async () => {
  const { rerender } = render(<Page names={['Apple', 'temporary', 'Plum']} />)
  act(() => button('temporary').focus())
  rerender(<Page names={['Apple', 'Fig', 'Plum']} />)
  await waitFor(() => expect(document.activeElement).toBe(button('Fig')))
})

test('a list that is sorted anew leaves the focus on its row', async () => {
  const { rerender } = render(<Page names={['Apple', 'Fig', 'Plum']} />)
  act(() => button('Apple').focus())
  rerender(<Page names={['Plum', 'Fig', 'Apple']} />)
  await waitFor(() => expect(document.activeElement).toBe(button('Apple')))
})

test('the focus of a list without rows goes to the name of the page, or stays in the dialog', async () => {
  const { rerender } = render(<Page names={['Fig']} />)
  act(() => button('Fig').focus())
  rerender(<Page names={[]} />)
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Fruit' })))
  rerender(<Page dialog names={['Fig']} />)
  act(() => button('Fig').focus())
  rerender(<Page dialog names={[]} />)
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('dialog')))
})

test('a button that leaves its bar leaves the focus there', async () => {
  const bar = (...names: string[]) => (
    <div role="toolbar" aria-label="Actions">
      {names.map((name) => (
        <button key={name} type="button">
          {name}
        </button>
      ))}
    </div>
  )
  const { rerender } = render(bar('All', 'Archive', 'None'))
  act(() => button('None').focus())
  rerender(bar('All'))
  await waitFor(() => expect(document.activeElement).toBe(button('All')))
})

test('whoever has left a row, or pressed beside everything, gets no focus because it leaves', async () => {
  const { rerender } = render(<Page names={['Apple', 'Fig']} />)
  act(() => button('Fig').focus())
  act(() => button('Search').focus())
  rerender(<Page names={['Apple']} />)
  expect(document.activeElement).toBe(button('Search'))
  act(() => button('Apple').focus())
  act(() => button('Apple').blur())
  await new Promise((resolve) => setTimeout(resolve))
  rerender(<Page names={[]} />)
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  expect(document.activeElement).toBe(document.body)
})

test('what stands in for a lost row gives the focus on to what comes, until the person does something', async () => {
  const { rerender } = render(<Page names={['Apple', 'Fig']} />)
  act(() => button('Fig').focus())
  const isStill = noteFocus()
  rerender(<Page names={['Apple']} />)
  await waitFor(() => expect(document.activeElement).toBe(button('Apple')))
  expect([isFocusFree(), isStill()]).toEqual([true, true])
  button('Apple').dispatchEvent(new KeyboardEvent('keydown', { key: 'x', bubbles: true }))
  expect([isFocusFree(), isStill()]).toEqual([false, false])
})

test('once it has ended nothing is given the focus any more, and nothing is looked for', async () => {
  const { rerender } = render(<Page names={['Apple', 'Fig']} />)
  act(() => button('Fig').focus())
  rerender(<Page names={['Apple']} />)
  // What is seen of the page is told in a microtask.
  await Promise.resolve()
  end()
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  await new Promise((resolve) => setTimeout(resolve))
  expect(document.activeElement).toBe(document.body)
})
