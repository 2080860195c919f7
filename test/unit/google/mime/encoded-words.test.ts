import fc from 'fast-check'
import { decodeWords as othersReading } from 'postal-mime'
import { expect, test } from 'vitest'
import { decodeCharset } from '#google/gmail/mime/charset.ts'
import { decodeWords, encodedWords } from '#google/gmail/mime/encoded-words.ts'

test('encoded words are read as another parser reads them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      const written = encodedWords(text).join('\r\n ')
      expect(decodeWords(written)).toBe(text)
      expect(othersReading(written)).toBe(text)
    }),
  )
})

test('subjects of Korean and Japanese programs are read', () => {
  const cases: readonly [string, string][] = [
    ['=?euc-kr?B?yLjAx7fP?=', '회의록'],
    ['=?ks_c_5601-1987?Q?=C8=B8=C0=C7=B7=CF?=', '회의록'],
    ['=?cp949?B?yLjAx7fP?=', '회의록'],
    ['=?ISO-2022-JP?B?GyRCMnE1RBsoQg==?=', '会議'],
    ['=?Shift_JIS?B?ie+LYw==?=', '会議'],
    ['Re: =?UTF-8?B?7ZqM7J2Y?= (2)', 'Re: 회의 (2)'],
    // One character, split between two words by a sender that counts octets.
    ['=?UTF-8?B?7Zo=?= =?UTF-8?B?jA==?=', '회'],
    ['=?UTF-8?Q?a_b=3D?= =?utf-8*ko?Q?c?=', 'a b=c'],
    ['=?no-such-charset?B?7ZqM?=', '회'],
    ['=?UTF-8?B?broken', '=?UTF-8?B?broken'],
    ['1 =? 2 ?= 3', '1 =? 2 ?= 3'],
  ]
  for (const [written, expected] of cases) expect(decodeWords(written), written).toBe(expected)
})

test('a wrong or unknown charset costs characters, never the text', () => {
  expect(decodeCharset(new TextEncoder().encode('회의'), 'x-nonsense')).toBe('회의')
  expect(decodeCharset(Uint8Array.of(0xe9), 'x-nonsense')).toBe('é')
  expect(decodeCharset(Uint8Array.of(0x41, 0xff), 'utf-8')).toBe('A�')
  expect(decodeCharset(new TextEncoder().encode('회의'), '"UTF-8"')).toBe('회의')
})
