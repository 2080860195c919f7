import { expect, test } from 'vitest'
import { formatModified } from '#features/drive/format.ts'
import { decodeText, previewPlan } from '#features/drive/preview/preview.ts'
import { formatFor } from '#i18n/format.ts'

test('a change is said by its time today, by its day this year, else by its date', () => {
  const english = formatFor('en-US')
  const nowMs = new Date(2026, 10, 25, 15).getTime()
  expect(formatModified(new Date(2026, 10, 25, 9, 5).getTime(), nowMs, english)).toMatch(/^9:05\sAM$/)
  expect(formatModified(new Date(2026, 1, 3).getTime(), nowMs, english)).toBe('Feb 3')
  expect(formatModified(new Date(2025, 1, 3).getTime(), nowMs, english)).toBe('Feb 3, 2025')
})

test('pictures, texts, PDFs, what the browser plays and Google’s documents are shown; the rest says why not', () => {
  const plan = (mimeType: string, size = 1) => previewPlan({ mimeType, size }, (type) => type !== 'video/x-unknown')
  expect(plan('image/png')).toEqual({ kind: 'image' })
  expect(plan('image/png', 1e9)).toEqual({ kind: 'none', reason: 'large' })
  expect(plan('text/html')).toEqual({ kind: 'text' })
  expect(plan('application/vnd.google-apps.document')).toEqual({ kind: 'text', exportAs: 'text/plain' })
  expect(plan('application/pdf')).toEqual({ kind: 'pdf' })
  expect(plan('video/mp4')).toEqual({ kind: 'video' })
  expect(plan('audio/mpeg', 1e9)).toEqual({ kind: 'none', reason: 'large' })
  expect(plan('video/x-unknown')).toEqual({ kind: 'none', reason: 'media' })
  expect(plan('application/zip')).toEqual({ kind: 'none', reason: 'other' })
})

test('a text that is not UTF-8 is read as was usual where its reader lives', () => {
  const korean = new Uint8Array([0xb0, 0xa1, 0xb3, 0xaa]).buffer
  expect(decodeText(korean, 'ko')).toBe('가나')
  const japanese = new Uint8Array([0x93, 0xfa, 0x96, 0x7b]).buffer
  expect(decodeText(japanese, 'ja')).toBe('日本')
  expect(decodeText(new TextEncoder().encode('日本 가나 é').buffer, 'en')).toBe('日本 가나 é')
})
