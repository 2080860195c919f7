import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { expect, test } from 'vitest'
import { buildMessage, isMessageId, rawMessage, type OutgoingMessage } from '#google/gmail/mime/message.ts'
import { MimeError } from '#google/gmail/mime/mime-error.ts'

const message = (more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  from: { name: 'Kim Minji', address: 'minji@example.com' },
  to: [{ name: '', address: 'taro@example.jp' }],
  subject: 'Hello',
  date: { atMs: Date.UTC(2026, 10, 25, 10, 0, 0), offsetMinutes: 540 },
  messageId: '<one@example.com>',
  text: 'Hello',
  ...more,
})

/** Somebody else's reading of what was built. */
const read = (built: string) => PostalMime.parse(built, { attachmentEncoding: 'arraybuffer' })

/** Text in the scripts that people write here, emoji joined and flagged, and everything else there is. */
const writing = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme-composite', maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        '회의록',
        '会議の議事録',
        '👩‍👩‍👧‍👦',
        '🇰🇷',
        'é',
        '=?UTF-8?B?eA==?=',
        '"',
        '\\',
        ',',
        '<x@y.z>',
        '(',
        '  ',
        "'",
        '%41',
      ),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))

/** What may stand in a header; readers take white space around it away. */
const line = writing.map((text) => text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ').trim())

const linesOf = (built: string) => built.split('\r\n')

test('any subject is read again as it was written, in lines that every server takes', async () => {
  await fc.assert(
    fc.asyncProperty(line, async (subject) => {
      const built = buildMessage(message({ subject }))
      expect((await read(built)).subject ?? '').toBe(subject)
      expect(linesOf(built).every((one) => one.length <= 78)).toBe(true)
      expect(built).toMatch(/^[\x00-\x7f]*$/)
      expect(built.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    }),
  )
})

test('no encoded word is longer than 75 characters or holds a part of a character', () => {
  fc.assert(
    fc.property(line, (subject) => {
      const words = buildMessage(message({ subject })).match(/=\?UTF-8\?B\?[^?]*\?=/g) ?? []
      for (const word of words) {
        expect(word.length).toBeLessThanOrEqual(75)
        const octets = Buffer.from(word.slice(10, -2), 'base64')
        expect(() => new TextDecoder('utf-8', { fatal: true }).decode(octets)).not.toThrow()
      }
    }),
  )
})

test('any display name is read again as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 4 }), async (names) => {
      const people = names.map((name, index) => ({ name, address: `person${index}@example.com` }))
      const built = buildMessage(message({ to: people, cc: people, bcc: people }))
      const { to, cc, bcc } = await read(built)
      expect(to).toEqual(people)
      expect(cc).toEqual(people)
      expect(bcc).toEqual(people)
      expect(linesOf(built).every((one) => one.length <= 78)).toBe(true)
    }),
  )
})

test('any text is read again as it was written, without blanks at the end of lines', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(writing, { maxLength: 12 }), async (paragraphs) => {
      const text = paragraphs.join('\n').replaceAll(/\r\n?/g, '\n')
      const expected = text.replaceAll(/ +$/gm, '').replace(/\n+$/, '')
      const { text: got = '' } = await read(buildMessage(message({ text })))
      expect(got.replace(/\n+$/, '')).toBe(expected)
    }),
  )
})

test('a line of any length is broken for the way and joined by the reader', async () => {
  const text = `${'가나다라 '.repeat(2_000)}end\n${'x'.repeat(5_000)}\n-- \nMinji`
  const built = buildMessage(message({ text }))
  const body = Buffer.from(built.slice(built.indexOf('\r\n\r\n')), 'base64').toString('utf8')
  expect(body.split('\r\n').every((one) => Buffer.byteLength(one) <= 998)).toBe(true)
  expect((await read(built)).text).toBe(text)
})

// The other reader also decodes encoded words inside RFC 2231 parameters, where none can be.
test('attachments keep their names and every octet', async () => {
  const file = fc.record({
    filename: line.map((name) => name.replaceAll(/[/\\]/g, '_')).filter((name) => name !== '' && !name.includes('=?')),
    content: fc.uint8Array({ maxLength: 400 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 3 }), writing, async (files, html) => {
      const built = buildMessage(
        message({ html, attachments: files.map((one) => ({ ...one, mimeType: 'application/pdf' })) }),
      )
      const { attachments } = await read(built)
      expect(attachments.map(({ filename }) => filename)).toEqual(files.map(({ filename }) => filename))
      expect(attachments.map(({ content }) => new Uint8Array(content as ArrayBuffer))).toEqual(
        files.map(({ content }) => content),
      )
      expect(linesOf(built).every((one) => one.length <= 78)).toBe(true)
    }),
  )
})

test('text, HTML, an image in it and a file are one message', async () => {
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47)
  const built = buildMessage(
    message({
      text: '사진',
      html: '<p>사진 <img src="cid:photo@pixy"></p>',
      inline: [{ filename: '사진.png', mimeType: 'image/png', contentId: 'photo@pixy', content: png }],
      attachments: [{ filename: '会議.pdf', mimeType: 'application/pdf', content: png }],
    }),
  )
  const { text, html, attachments } = await read(built)
  expect(text?.trim()).toBe('사진')
  expect(html).toContain('cid:photo@pixy')
  expect(attachments).toMatchObject([
    { filename: '사진.png', disposition: 'inline', related: true, contentId: '<photo@pixy>' },
    { filename: '会議.pdf', disposition: 'attachment' },
  ])
  expect(built).toMatch(/multipart\/mixed[^]*multipart\/alternative[^]*multipart\/related/)
})

test('an answer names the message it answers and its ancestors', async () => {
  const ids = Array.from({ length: 60 }, (_, index) => `<m${index}@example.com>`)
  const parsed = await read(buildMessage(message({ inReplyTo: '<m59@example.com>', references: ids })))
  expect(parsed.messageId).toBe('<one@example.com>')
  expect(parsed.inReplyTo).toBe('<m59@example.com>')
  expect(parsed.references?.split(/\s+/)).toEqual(['<m0@example.com>', ...ids.slice(-39)])
})

test('the date is that of the writer’s clock', () => {
  expect(buildMessage(message())).toContain('Date: Wed, 25 Nov 2026 19:00:00 +0900\r\n')
  const west = { atMs: Date.UTC(2026, 0, 1, 2, 3, 4), offsetMinutes: -210 }
  expect(buildMessage(message({ date: west }))).toContain('Date: Wed, 31 Dec 2025 22:33:04 -0330\r\n')
})

test('what Gmail gets is the whole message in base64url', () => {
  const raw = rawMessage(message({ subject: '안녕하세요' }))
  expect(raw).toMatch(/^[A-Za-z0-9_-]+$/)
  expect(Buffer.from(String(raw), 'base64url').toString('utf8')).toBe(buildMessage(message({ subject: '안녕하세요' })))
})

test('of a large message Gmail gets the octets, and no line of it ends the part that carries it', () => {
  const content = new Uint8Array(4_000_000).fill(0xff)
  const large = message({ attachments: [{ filename: '--=_pixy_upload', mimeType: 'image/png', content }] })
  const raw = rawMessage(large)
  expect(typeof raw === 'string' ? raw : Buffer.from(raw).toString() === buildMessage(large)).toBe(true)
  expect(buildMessage(large).includes('\n--=_pixy_upload')).toBe(false)
})

test('no value can begin a header of its own', () => {
  const attacks: Partial<OutgoingMessage>[] = ['\r\n', '\n', '\r', '\0'].flatMap((end) => {
    const value = `x${end}Bcc: victim@example.com`
    return [
      { subject: value },
      { from: { name: value, address: 'a@example.com' } },
      { from: { name: '', address: `a@example.com${end}Bcc: b@example.com` } },
      { to: [{ name: value, address: 'a@example.com' }] },
      { messageId: `<${value}>` },
      { inReplyTo: `<a@b>${end}Bcc: x@y.z` },
      { references: [`<a@b>${end}X: y`] },
      { attachments: [{ filename: value, mimeType: 'text/plain', content: new Uint8Array() }] },
      { html: '', inline: [{ filename: 'a', mimeType: 'image/png', contentId: value, content: new Uint8Array() }] },
    ]
  })
  for (const attack of attacks) expect(() => buildMessage(message(attack)), JSON.stringify(attack)).toThrow(MimeError)
})

test('a media type that is none becomes octets, and nobody’s headers', () => {
  const attachments = [
    { filename: 'a', mimeType: 'text/plain\r\nX: y', content: new Uint8Array() },
    { filename: 'b', mimeType: 'multipart/mixed; boundary=x', content: new Uint8Array() },
  ]
  const built = buildMessage(message({ attachments }))
  expect(built.match(/Content-Type: application\/octet-stream/g)).toHaveLength(2)
})

test('an address in a script beyond ASCII is sent with the domain that servers know', async () => {
  const built = buildMessage(message({ to: [{ name: '', address: 'minji@한국.example' }] }))
  expect(built).toContain('To: minji@xn--3e0b707e.example\r\n')
  const whole = buildMessage(message({ to: [{ name: '', address: '민지@한국.example' }] }))
  expect(whole).toContain('To: 민지@한국.example\r\n')
})

test('only what a header can carry is an id of a message', () => {
  expect(['<a@b>', '<CA+x_y-z=1@mail.gmail.com>'].every(isMessageId)).toBe(true)
  expect(['a@b', '<a b@c>', '<>', '<a@b>\r\n', '<a<b@c>', `<${'x'.repeat(600)}>`].some(isMessageId)).toBe(false)
})
