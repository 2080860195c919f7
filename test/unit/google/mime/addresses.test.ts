import fc from 'fast-check'
import { addressParser } from 'postal-mime'
import { expect, test } from 'vitest'
import {
  formatMailbox,
  isAddress,
  mailboxesIn,
  parseAddresses,
  pretendedAddress,
} from '#google/gmail/mime/addresses.ts'

const minji = { name: 'Minji', address: 'minji@example.com' }

test('addresses are read in every form that people and programs write', () => {
  const forms: readonly [string, { name: string; address: string }[]][] = [
    ['minji@example.com', [{ ...minji, name: '' }]],
    ['<minji@example.com>', [{ ...minji, name: '' }]],
    ['Minji <minji@example.com>', [minji]],
    ['"Kim, Minji" <minji@example.com>', [{ ...minji, name: 'Kim, Minji' }]],
    [String.raw`"Kim \"MJ\" Minji" <minji@example.com>`, [{ ...minji, name: 'Kim "MJ" Minji' }]],
    ['minji@example.com (Minji)', [minji]],
    ['minji@example.com (Kim (MJ) Minji)', [{ ...minji, name: 'Kim (MJ) Minji' }]],
    ['Minji (work) <minji@example.com>', [minji]],
    ['Minji minji@example.com', [minji]],
    ['=?UTF-8?B?6rmA66+87KeA?= <minji@example.com>', [{ ...minji, name: '김민지' }]],
    ['"=?UTF-8?Q?=EA=B9=80?=" <minji@example.com>', [{ ...minji, name: '김' }]],
    ['=?ISO-2022-JP?B?GyRCOzNFRBsoQg==?= <yamada@example.jp>', [{ name: '山田', address: 'yamada@example.jp' }]],
    ['minji@한국.example', [{ name: '', address: 'minji@한국.example' }]],
    ['"a b"@example.com', [{ name: '', address: '"a b"@example.com' }]],
    ['minji@example.com; Minji <minji@example.com>', [{ ...minji, name: '' }, minji]],
    ['minji@example.com，Minji <minji@example.com>', [{ ...minji, name: '' }, minji]],
    ['Minji\r\n\t<minji@example.com>', [minji]],
    ['<@relay.example:minji@example.com>', [{ ...minji, name: '' }]],
    ['', []],
  ]
  for (const [text, expected] of forms) expect(mailboxesIn(text), text).toEqual(expected)
})

test('a group keeps its name and its members, also when there are none', () => {
  expect(parseAddresses('Team: Minji <minji@example.com>, a@example.com;, b@example.com')).toEqual([
    { kind: 'group', name: 'Team', members: [minji, { name: '', address: 'a@example.com' }] },
    { kind: 'mailbox', name: '', address: 'b@example.com' },
  ])
  expect(parseAddresses('undisclosed-recipients:;')).toEqual([
    { kind: 'group', name: 'undisclosed-recipients', members: [] },
  ])
})

test('what is no address is kept as what it is', () => {
  for (const text of ['minji', 'minji@', '@example.com', 'a b <not an address>', 'a@b@c', 'http://example.com/']) {
    expect(parseAddresses(text), text).toMatchObject([{ kind: 'unreadable' }])
    expect(isAddress(text), text).toBe(false)
  }
})

test('a mailbox that was written out is read again as it was', () => {
  const name = fc
    .string({ unit: 'grapheme', maxLength: 30 })
    .map((text) => text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim())
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (names) => {
      const people = names.map((one, index) => ({ name: one, address: `person${index}@example.com` }))
      expect(mailboxesIn(people.map(formatMailbox).join(', '))).toEqual(people)
    }),
  )
})

test('quoted names are read as another parser reads them', () => {
  const name = fc
    .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 })
    .map((text) => text.trim())
    .filter((text) => text !== '' && !/=\?|\s\s/.test(text))
  fc.assert(
    fc.property(name, (one) => {
      const written = formatMailbox({ name: one, address: 'a@example.com' })
      expect(addressParser(written)).toEqual([{ name: one, address: 'a@example.com' }])
    }),
  )
})

test('no text makes the reading fail or take long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      parseAddresses(text)
    }),
  )
  // What it computes, not how long others keep the machine from it; one step for each pair of signs would be minutes.
  const before = process.cpuUsage()
  for (const sign of ['<', '"', '(', ',', ':', 'a@b,', '(', '\\', ';'] as const) parseAddresses(sign.repeat(200_000))
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(5_000)
})

test('a name that shows another address than the real one is noticed', () => {
  expect(pretendedAddress({ name: 'bank@example.com', address: 'x@evil.example' })).toBe('bank@example.com')
  expect(pretendedAddress({ name: 'Bank (bank＠example.com)', address: 'x@evil.example' })).toBe('bank@example.com')
  expect(pretendedAddress({ name: 'minji@example.com', address: 'Minji@example.com' })).toBeUndefined()
  expect(pretendedAddress(minji)).toBeUndefined()
})
