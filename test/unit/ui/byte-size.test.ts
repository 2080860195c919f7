import { expect, test } from 'vitest'
import { formatFor } from '#i18n/format.ts'
import { byteSize } from '#ui/byte-size.ts'

test('a size is said in the largest unit that fits, in the person’s way of writing', () => {
  const english = formatFor('en-US')
  expect(
    [0, 1, 999, 1_000, 1_550, 234_567, 20_971_520, 1_288_490_188].map((bytes) => byteSize(bytes, english)),
  ).toEqual(['0 bytes', '1 byte', '999 bytes', '1 kB', '1.6 kB', '235 kB', '21 MB', '1.3 GB'])
  expect(byteSize(2_500_000, formatFor('ja-JP'))).toBe('2.5 MB')
})
