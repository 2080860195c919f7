import fc from 'fast-check'
import { expect, test } from 'vitest'
import { savedName } from '#features/drive/saving/file-names.ts'
import { freeName } from '#features/drive/upload/upload-plan.ts'

test.each([
  ['Report.pdf', 'Report.pdf'],
  ['회의록 11월', '회의록 11월'],
  ['a/b\\c:d*?"<>|.txt', 'a_b_c_d______.txt'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
  ['a\u0000b\u0007.txt', 'ab.txt'],
  ['CON', '_CON'],
  ['aux.txt', '_aux.txt'],
  ['', 'file'],
  ['...', 'file'],
  ['\u200b.pdf', 'pdf'],
])('%j is saved as %j', (name, saved) => {
  expect(savedName(name)).toBe(saved)
})

test('an export ends as its form does, once', () => {
  expect(savedName('Plan', '.pdf')).toBe('Plan.pdf')
  expect(savedName('Plan.PDF', '.pdf')).toBe('Plan.PDF')
  expect(savedName('notes v1.2', '.txt')).toBe('notes v1.2.txt')
})

test('whatever a file is called, its saved name is short, visible and one segment', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const saved = savedName(name, '.pdf')
      return (
        saved.length < 400 &&
        saved.endsWith('.pdf') === /\.pdf$/i.test(saved) &&
        !/[\p{Cc}/\\\u202e]|^\.|^$/u.test(saved)
      )
    }),
  )
})

test('a name that is taken gets the first free number, before its ending', () => {
  expect(freeName('a.txt', new Set(['a.txt', 'a (1).txt']))).toBe('a (2).txt')
  expect(freeName('archive.tar.gz', new Set())).toBe('archive.tar (1).gz')
  expect(freeName('.env', new Set())).toBe('.env (1)')
  expect(freeName('plain', new Set())).toBe('plain (1)')
})
