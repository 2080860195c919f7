import { expect, test } from 'vitest'
import { nextByName } from '#features/drive/list/type-ahead.tsx'

const files = ['Anna.txt', 'Äpfel.txt', 'apply.txt', 'Beta.txt', '보고서.txt'].map((name, index) => ({
  id: String(index),
  name,
}))
const found = (typed: string, from?: string) => {
  const id = nextByName(files, typed, from)
  return id === undefined ? undefined : files[Number(id)]?.name
}

test('a letter goes to the first name that begins with it, whatever its case or accent', () => {
  expect(found('b')).toBe('Beta.txt')
  expect(found('a')).toBe('Anna.txt')
  expect(found('a', '0')).toBe('Äpfel.txt')
})

test('the same letter again goes on, and begins anew after the last', () => {
  expect(found('a', '1')).toBe('apply.txt')
  expect(found('a', '2')).toBe('Anna.txt')
})

test('further letters stay with a name that still fits', () => {
  expect(found('ap', '1')).toBe('Äpfel.txt')
  expect(found('app', '1')).toBe('apply.txt')
  expect(found('보고')).toBe('보고서.txt')
})

test('letters that begin no name lead nowhere', () => {
  expect(found('x')).toBeUndefined()
})
