import type { CalendarEvent } from '#google/calendar/event.ts'

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/**
 * The words of a description. Google keeps the HTML that its editor makes; only the text is taken, and it stays text:
 * what looks like markup after decoding is shown, never run.
 */
export function plainText(description: string): string {
  return description
    .replace(/<br\s*\/?>|<\/(?:p|div|li|ul|ol|h[1-6]|tr)\s*>/gi, '\n')
    .replace(/<li(?:\s[^<>]*)?>/gi, '• ')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,6});/gi, (whole, name: string) => decodeEntity(name) ?? whole)
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function decodeEntity(name: string): string | undefined {
  if (!name.startsWith('#')) return entities[name.toLowerCase()]
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}

/** The people an event is for, without rooms and devices. */
export const invitees = ({ attendees }: CalendarEvent) => attendees.filter(({ resource }) => !resource)

/** What the viewer answered to an invitation; undefined where they were not invited. */
export const ownAnswer = ({ attendees }: CalendarEvent) => attendees.find(({ self }) => self)?.responseStatus

/** Where the meeting is held on video, if that is an https address that names no user; nothing else becomes a link. */
export function videoLink({ hangoutLink, conferenceData }: CalendarEvent): URL | undefined {
  const video = conferenceData?.entryPoints.find((entry) => entry.entryPointType === 'video')
  return safeLink(video?.uri) ?? safeLink(hangoutLink)
}

function safeLink(address: string | undefined): URL | undefined {
  const url = address === undefined ? null : URL.parse(address)
  return url?.protocol === 'https:' && !url.username && !url.password ? url : undefined
}
