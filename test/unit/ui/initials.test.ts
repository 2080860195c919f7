import { expect, test } from 'vitest'
import { initialsOf } from '#ui/Initials.tsx'

test.each([
  ['Mina Kim', 'MK'],
  ['Ada King Lovelace', 'AL'],
  ['Plato', 'P'],
  ['김민아', '김'],
  ['山田 太郎', '山'],
  ['mina.kim@example.org', 'MO'],
  ['éva ödön', 'ÉÖ'],
  ['', '?'],
  ['248289761001', '?'],
  ['<img src=x>', 'S'],
])('%j stands as %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
