import { act, screen, render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { useHalfWritten } from '#ui/belongings/half-written.tsx'
import { halfWritten } from '#ui/belongings/half-written-store.ts'

beforeEach(() => halfWritten.openFor('mina'))
afterEach(() => halfWritten.close())

const readText = (kept: unknown) => (typeof kept === 'string' ? kept : undefined)

function Form({ name = 'note' }: { name?: string }) {
  const { kept, keep, forget } = useHalfWritten(name, readText)
  return (
    <form key={name}>
      <input aria-label="Note" defaultValue={kept ?? ''} onChange={(event) => keep(event.target.value)} />
      <button type="button" onClick={forget}>
        Done
      </button>
      <output>{kept ?? 'nothing'}</output>
    </form>
  )
}
const note = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Note' })
const found = () => screen.getByRole('status').textContent

/** The document goes and comes again; memory is gone, the tab is the same. */
function reload(account = 'mina') {
  halfWritten.openFor(account)
}

test('what was typed is there again after a reload', async () => {
  const first = render(<Form />)
  await userEvent.type(note(), '회의 자료')
  first.unmount()
  reload()
  render(<Form />)
  expect(note().value).toBe('회의 자료')
})

test('what was finished is not', async () => {
  const first = render(<Form />)
  await userEvent.type(note(), 'Tea')
  await userEvent.click(screen.getByRole('button', { name: 'Done' }))
  expect(found()).toBe('nothing')
  first.unmount()
  render(<Form />)
  expect(note().value).toBe('')
})

test('each form, and each thing that it is about, has its own text', async () => {
  const { rerender } = render(<Form name="reply/1" />)
  await userEvent.type(note(), 'Yes')
  rerender(<Form name="reply/2" />)
  expect(note().value).toBe('')
  rerender(<Form name="reply/1" />)
  expect(note().value).toBe('Yes')
})

test('at sign-out it is wiped, and a form still on screen keeps nothing more', async () => {
  render(<Form />)
  await userEvent.type(note(), 'secret plan')
  act(() => halfWritten.close())
  await userEvent.type(note(), ' of mine')
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('plan')
})

test('another account finds nothing, and leaves nothing behind', () => {
  halfWritten.keep('note', 'of Mina')
  reload('jun')
  expect(halfWritten.read('note')).toBeUndefined()
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('of Mina')
})

test('what another version of the form has left is passed over', () => {
  halfWritten.keep('note', { subject: 1 })
  render(<Form />)
  expect(note().value).toBe('')
})

test.each(['{', 'undefined', '"unclosed'])('a broken store counts as empty: %s', (stored) => {
  sessionStorage.setItem('pixy.half-written/note', stored)
  render(<Form />)
  expect(note().value).toBe('')
})

test('a text beyond all bounds is not kept, and the last one that fitted stays', () => {
  halfWritten.keep('note', 'short')
  halfWritten.keep('note', 'x'.repeat(1_000_001))
  expect(halfWritten.read('note')).toBe('short')
})

test('what belongs to others in the same store stays untouched', () => {
  sessionStorage.setItem('theirs', 'yes')
  halfWritten.keep('note', 'mine')
  halfWritten.close()
  expect({ ...sessionStorage }).toEqual({ theirs: 'yes' })
  sessionStorage.clear()
})
