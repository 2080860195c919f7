import { expect, test } from 'vitest'
import { plainText, videoLink } from '#features/calendar/event/event-facts.ts'
import type { CalendarEvent } from '#google/calendar/event.ts'

const bare: CalendarEvent = { id: 'a', start: { date: '2026-11-20' }, end: { date: '2026-11-21' }, attendees: [] }

test.each([
  ['Bring <b>tea</b><br>and cake', 'Bring tea\nand cake'],
  ['<p>One</p><p>Two</p>', 'One\nTwo'],
  ['<ul><li>a</li><li class="x">b</li></ul>', '• a\n• b'],
  ['1 < 2 and 3 > 2, R&amp;D &#44608; &#xAE40;', '1 < 2 and 3 > 2, R&D 김 김'],
  ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
  ['<script>alert(1)</script>', 'alert(1)'],
  ['&unknown; &#0; &#9999999;', '&unknown; &#0; &#9999999;'],
  ['<a href="https://example.com/">link</a>', 'link'],
  ['', ''],
])('the description %j reads %j', (description, text) => {
  expect(plainText(description)).toBe(text)
})

test('a description made to be slow to read is read at once', () => {
  const startedAtMs = performance.now()
  plainText('<'.repeat(10_000))
  plainText('<a'.repeat(5_000))
  plainText('\n'.repeat(10_000))
  expect(performance.now() - startedAtMs).toBeLessThan(500)
})

test('the video entry point is the link, before the older field', () => {
  const event: CalendarEvent = {
    ...bare,
    hangoutLink: 'https://meet.example.com/old',
    conferenceData: {
      entryPoints: [
        { entryPointType: 'phone', uri: 'tel:+82-2-000' },
        { entryPointType: 'video', uri: 'https://video.example.com/x' },
      ],
    },
  }
  expect(videoLink(event)?.href).toBe('https://video.example.com/x')
  expect(videoLink({ ...bare, hangoutLink: 'https://meet.example.com/old' })?.host).toBe('meet.example.com')
})

test.each([
  'javascript:alert(1)',
  'http://video.example.com/',
  'https://user:pass@evil.example/',
  'data:text/html,x',
  '//x',
  '',
])('the address %j does not become a link', (hangoutLink) => {
  expect(videoLink({ ...bare, hangoutLink })).toBeUndefined()
})
