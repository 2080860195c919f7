import { expect, test } from 'vitest'
import { base64url } from '#google/gmail/mime/base64.ts'
import { bodyText } from '#features/mail/content/body-text.ts'
import { linkText } from '#features/mail/content/link-text.ts'
import { readContent } from '#features/mail/content/message-content.ts'
import type { MessagePart } from '#features/mail/content/message-part.ts'
import { divideText } from '#features/mail/content/quotes.ts'
import { rasterType } from '#features/mail/content/raster-image.ts'
import { safeFilename } from '#features/mail/content/save-file.ts'
import { misleads, safeLink } from '#features/mail/content/safe-link.ts'
import { safeStyle } from '#features/mail/content/safe-style.ts'

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))
const utf8 = (text: string) => new TextEncoder().encode(text)

function part(mimeType: string, content: Uint8Array | string, more: Partial<MessagePart> = {}): MessagePart {
  const octets = typeof content === 'string' ? utf8(content) : content
  return {
    partId: '0',
    mimeType,
    filename: '',
    headers: [{ name: 'Content-Type', value: mimeType }],
    body: { size: octets.length, data: base64url(octets) },
    parts: [],
    ...more,
  }
}
const container = (mimeType: string, parts: MessagePart[]): MessagePart => part(mimeType, '', { parts })

test('text is read in the charset it is in, also where another is named', () => {
  expect(bodyText(bytes('1b24 4232 7135 441b 2842'), 'iso-2022-jp')).toBe('会議')
  expect(bodyText(bytes('1b24 4232 7135 441b 2842'), undefined)).toBe('会議')
  expect(bodyText(bytes('c8b8 c0c7'), 'euc-kr')).toBe('회의')
  expect(bodyText(bytes('89ef 8b63'), 'Shift_JIS')).toBe('会議')
  expect(bodyText(utf8('회의'), 'euc-kr')).toBe('회의')
  expect(bodyText(utf8('会議'), 'iso-2022-jp')).toBe('会議')
  expect(bodyText(bytes('e9'), 'utf-8')).toBe('\ufffd')
  expect(bodyText(bytes('c8b8 c0c7'), 'no-such-charset')).toBe('È¸ÀÇ')
})

test('text, HTML, an image in it and a file are told apart', () => {
  const image = part('image/png', 'x', {
    partId: '1',
    filename: '사진.png',
    headers: [{ name: 'Content-ID', value: '<photo@x>' }],
  })
  const stray = part('image/png', 'x', { filename: 'other.png', headers: [{ name: 'content-id', value: '<other@x>' }] })
  const file = part('application/pdf', 'pdf', { filename: '会議.pdf', body: { size: 3, attachmentId: 'A1' } })
  const content = readContent(
    container('multipart/mixed', [
      container('multipart/alternative', [
        part('text/plain', 'Hello'),
        container('multipart/related', [part('text/html', '<img src="cid:photo@x">'), image, stray]),
      ]),
      file,
      part('text/plain', 'notes', { filename: 'notes.txt' }),
    ]),
  )
  expect(content.text).toBe('Hello')
  expect(content.html).toContain('cid:photo@x')
  expect(content.attachments.map(({ filename }) => filename)).toEqual(['other.png', '会議.pdf', 'notes.txt'])
  expect(content.images.get('photo@x')?.filename).toBe('사진.png')
})

test('a message that is HTML alone has no text of its own', () => {
  const { text, html } = readContent(part('text/html', '<p>Hello'))
  expect(text).toBeUndefined()
  expect(html).toBe('<p>Hello')
})

test('flowed text is read as it was written', () => {
  const type = 'text/plain; charset=utf-8; format=flowed'
  const flowed = (body: string, parameters = '') =>
    readContent(part('text/plain', body, { headers: [{ name: 'Content-Type', value: type + parameters }] })).text
  expect(flowed('one \r\ntwo\r\n three\r\n> q \r\n> r\r\n-- \r\nme')).toBe('one two\nthree\n> q r\n-- \nme')
  expect(flowed('가나 \r\n다\r\n', '; delsp=yes')).toBe('가나다\n')
})

test('what cannot be shown whole is cut, and said to be', () => {
  const content = readContent(part('text/plain', 'x'.repeat(600_000)))
  expect(content.text).toHaveLength(500_000)
  expect(content.cut).toBe(true)
})

const kinds = (text: string) => divideText(text).map(({ kind }) => kind)

test('quotes are found in the manners of English, Korean and Japanese programs', () => {
  const quotes = [
    'On Mon, Nov 23, 2026 at 3:10 PM Kim Minji <minji@example.com> wrote:\n\n> Hello\n> there',
    'On Mon, Nov 23, 2026 at 3:10 PM Kim Minji <minji.with.a.long.address@example.com>\nwrote:\n> Hello',
    '2026년 11월 23일 (월) 오후 3:10, 김민지 <minji@example.com>님이 작성:\n\n> 안녕하세요',
    '2026年11月23日(月) 15:10 山田太郎 <taro@example.jp>:\n\n> こんにちは',
    '山田太郎さんは書きました:\n> こんにちは',
    '-----Original Message-----\nFrom: Minji\nSent: Monday\n\nHello',
    '-----원본 메시지-----\n보낸 사람: 김민지\n\n안녕하세요',
    '________________________________\nFrom: Minji <minji@example.com>\nSent: Monday\nTo: Taro\n\nHello',
    '差出人: 山田太郎\n送信日時: 2026年11月23日\n\nこんにちは',
    '> Hello',
  ]
  for (const quote of quotes) {
    expect(divideText(`Thanks!\n\n${quote}`), quote).toEqual([
      { kind: 'text', text: 'Thanks!' },
      { kind: 'quote', text: quote },
    ])
  }
})

test('answers between quotes stay between them', () => {
  expect(kinds('On Monday Minji wrote:\n> one\n\nyes\n\n> two\n\nno\n-- \nTaro')).toEqual([
    'quote',
    'text',
    'quote',
    'text',
    'signature',
  ])
})

test('what was forwarded is the message, and no quote', () => {
  expect(kinds('See below\n\n---------- Forwarded message ---------\nFrom: Minji\nDate: Monday\n\n> Hello')).toEqual([
    'text',
  ])
  expect(kinds('Time: 3pm\nFrom: the station\nOn time:\nbring > 3 bags')).toEqual(['text'])
})

test('addresses in text become links, without what ends the sentence around them', () => {
  const links = (text: string) =>
    linkText(text).flatMap((piece) => (piece.kind === 'link' ? [[piece.text, piece.link.href]] : []))
  expect(links('See https://example.com/a_(b), or http://한국.example/x?y=1#z.')).toEqual([
    ['https://example.com/a_(b)', 'https://example.com/a_(b)'],
    ['http://한국.example/x?y=1#z', 'http://xn--3e0b707e.example/x?y=1#z'],
  ])
  expect(links('（https://example.jp/道）。「www.example.com」')).toEqual([
    ['https://example.jp/道', 'https://example.jp/%E9%81%93'],
    ['www.example.com', 'https://www.example.com/'],
  ])
  expect(links('minji@example.com, tel:+82-2-1234-5678')).toEqual([
    ['minji@example.com', 'mailto:minji@example.com'],
    ['tel:+82-2-1234-5678', 'tel:+82-2-1234-5678'],
  ])
  expect(
    links('javascript:alert(1) data:text/html,x file:///etc ftp://x.example intent://x https://user:pw@evil.example'),
  ).toEqual([])
  expect(
    linkText('a https://example.com b')
      .map(({ text }) => text)
      .join(''),
  ).toBe('a https://example.com b')
})

test('only four schemes are links, whatever hides them', () => {
  const refused = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '\x01javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\u200bscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://example.com/1',
    'file:///etc/passwd',
    'intent://x',
    '//evil.example',
    '/relative',
    'https://user@evil.example/',
    'https://',
    'cid:x',
    'tel:javascript',
    'mailto:not an address',
    `https://example.com/${'x'.repeat(9_000)}`,
  ]
  expect(refused.filter((address) => safeLink(address) !== undefined)).toEqual([])
  expect(safeLink(' https://exa\u202emple.com/ ')?.destination).toBe('example.com')
})

test('a mail link has no silent recipients', () => {
  expect(
    safeLink('mailto:a@example.com?bcc=spy@evil.example&subject=Hi&attach=/etc/passwd&body=x%0D%0ABcc: y')?.href,
  ).toBe('mailto:a@example.com?subject=Hi&body=x%0D%0ABcc%3A%20y')
})

test('a text that names another place than its link leads to is noticed', () => {
  const evil = { href: 'https://evil.example/', destination: 'evil.example' }
  expect(misleads('bank.com', evil)).toBe(true)
  expect(misleads('https://www.bank.com/login', evil)).toBe(true)
  expect(misleads('ｂａｎｋ.com', evil)).toBe(true)
  expect(misleads('Click here', evil)).toBe(false)
  expect(misleads('www.evil.example/x', evil)).toBe(false)
})

test('of a style only looks and measures are kept', () => {
  expect(
    safeStyle('color: red; FONT-SIZE: 12px; background-color: rgb(1, 2, 3); font-family: "Noto Sans", serif'),
  ).toBe('color: red; font-size: 12px; background-color: rgb(1, 2, 3); font-family: "Noto Sans", serif')
  const refused = [
    'position: fixed',
    'z-index: 9',
    'transform: scale(9)',
    'opacity: 0',
    'animation: x 1s',
    'filter: blur(1px)',
    'content: "x"',
    'cursor: url(//evil.example)',
    'behavior: url(x)',
    'background: url(//evil.example/x)',
    'background: URL (//evil.example/x)',
    String.raw`background: \75rl(//evil.example/x)`,
    'background: u/**/rl(//evil.example)',
    'background-image: image-set("//evil.example" 1x)',
    'list-style: url(x)',
    'width: expression(alert(1))',
    'color: var(--x)',
    'color: red !important',
    '--x: url(x)',
    'color: "a;position:fixed',
    'display: contents',
    'color: red}body{color:blue',
    '@import "x"',
  ]
  for (const style of refused) expect(safeStyle(style), style).toBe('')
})

test('an image is what its first octets say, whatever it is called', () => {
  expect(rasterType(bytes('89504e470d0a1a0a00'))).toBe('image/png')
  expect(rasterType(bytes('ffd8ffe0'))).toBe('image/jpeg')
  expect(rasterType(utf8('GIF89a'))).toBe('image/gif')
  expect(rasterType(Uint8Array.from([...utf8('RIFF'), 0, 0, 0, 0, ...utf8('WEBP')]))).toBe('image/webp')
  expect(rasterType(utf8('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeUndefined()
  expect(rasterType(new Uint8Array())).toBeUndefined()
})

test('a file is saved under a name that hides nothing and leads nowhere', () => {
  expect(safeFilename('invoice.pdf\u202egpj.exe')).toBe('invoice.pdfgpj.exe')
  expect(safeFilename('../../etc/passwd')).toBe('_.._etc_passwd')
  expect(safeFilename('CON.txt')).toBe('_CON.txt')
  expect(safeFilename(' . ')).toBe('attachment')
  expect(safeFilename('회의록 (최종).pdf')).toBe('회의록 (최종).pdf')
  expect(safeFilename(`${'x'.repeat(300)}.pdf`)).toMatch(/^x{100}x{46}\.pdf$/)
})
