import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { seededCalendars } from '#mock/calendar/seed.ts'
import { expandCalendar } from '#mock/calendar/expansion.ts'
import type { Language } from '#mock/options.ts'
import { peopleOf } from '#mock/world/people.ts'
import { speak } from '#mock/world/state.ts'
import { featureScopes } from '#mock/oauth/scopes.ts'
import { scopeLabel } from '#mock/page/scope-labels.ts'
import { newGoogle, startMs } from './visitor.ts'

const seeded = (language: Language, timeZone = 'Asia/Seoul', number = 0, anchorMs = startMs) => {
  const person = peopleOf(language)[number]
  if (!person) throw new Error('nobody is there')
  return seededCalendars(person, { anchorMs, timeZone, language })
}
const titles = (language: Language) =>
  seeded(language).flatMap(({ events }) => events.map(({ summary }) => summary ?? ''))
const dayMs = 24 * 3_600_000

test('the same seed makes the same year, another zone or person another', () => {
  expect(seeded('en')).toEqual(seeded('en'))
  expect(seeded('en', 'Europe/Berlin')).not.toEqual(seeded('en'))
  expect(seeded('en', 'Asia/Seoul', 1)).not.toEqual(seeded('en'))
})

test.each(['en', 'ko', 'ja'] as const)('the year is told in %s throughout', (language) => {
  const script = {
    en: /^[\p{Script=Latin}\p{N}\p{P}\p{Z}]+$/u,
    ko: /\p{Script=Hangul}/u,
    ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  }
  expect(titles(language).filter((title) => !script[language].test(title))).toEqual([])
})

test.each(['Asia/Seoul', 'America/New_York', 'Pacific/Auckland', 'UTC'])(
  'in %s there is something today and tomorrow, half a year back and half a year ahead, with ids Google would take',
  (timeZone) => {
    const placed = seeded('en', timeZone).flatMap(({ entry, events }) =>
      expandCalendar(events, entry.timeZone, startMs + 400 * dayMs),
    )
    const today = Temporal.Instant.fromEpochMilliseconds(startMs).toZonedDateTimeISO(timeZone).startOfDay()
    const within = (fromDays: number, toDays: number) => {
      const [from, to] = [today.add({ days: fromDays }), today.add({ days: toDays })]
      return placed.filter((one) => one.startMs >= from.epochMilliseconds && one.startMs < to.epochMilliseconds).length
    }
    expect(within(0, 1)).toBeGreaterThan(2)
    expect(within(1, 2)).toBeGreaterThan(1)
    expect(within(-180, -173)).toBeGreaterThan(5)
    expect(within(173, 180)).toBeGreaterThan(5)
    expect(placed.filter(({ startMs: from, endMs }) => endMs <= from)).toEqual([])
    const ids = placed.map(({ event }) => event.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !/^[a-v0-9]+(_[0-9TZ]+)?$/.test(id))).toEqual([])
  },
)

test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])(
  'seeded %i days later, each exception stands in the place of an instance of its series',
  (days) => {
    for (const { entry, events } of seeded('en', 'Asia/Seoul', 0, startMs + days * dayMs)) {
      const exceptions = events.filter(({ recurringEventId }) => recurringEventId !== undefined)
      const series = events.filter(({ id }) => exceptions.some(({ recurringEventId }) => recurringEventId === id))
      const instances = expandCalendar(series, entry.timeZone, startMs + 60 * dayMs)
      const ids = new Set(instances.map(({ event }) => event.id))
      expect(exceptions.filter(({ id }) => !ids.has(id))).toEqual([])
    }
  },
)

test.each([
  ['en', 'Thanksgiving', '2026-11-26'],
  ['ko', '설날 연휴', '2027-02-06'],
  ['ja', '成人の日', '2027-01-11'],
] as const)('holidays in %s fall on their days', (language, name, date) => {
  const holidays = seeded(language).at(-1)
  const placed = expandCalendar(holidays?.events ?? [], 'Asia/Seoul', startMs + 200 * dayMs)
  expect(placed.filter(({ event }) => event.summary === name).map(({ event }) => event.start.date)).toContain(date)
})

test('the year moves along when the demo is opened again months later', async () => {
  let nowMs = startMs
  const google = newGoogle({ now: () => nowMs })
  await google.arrange(() => undefined)
  nowMs += 59 * dayMs
  expect(await google.arrange(({ state }) => state.seed.anchorMs)).toBe(startMs)
  nowMs += 2 * dayMs
  expect(await google.arrange(({ state }) => state.seed.anchorMs)).toBe(nowMs)
})

test.each(['en', 'ko', 'ja'] as const)('every scope has a label of its own in %s', (language) => {
  const labels = featureScopes.map((scope) => scopeLabel(scope, language))
  expect(new Set(labels).size).toBe(featureScopes.length)
  expect(labels.some((label) => label.startsWith('http'))).toBe(false)
})

test('an untouched world speaks the language of who looks; one that was changed keeps its own', () => {
  const { world } = newGoogle()
  speak(world.state, 'ko')
  expect(world.people[0]?.name).toMatch(/\p{Script=Hangul}/u)
  world.state.calendar.revision = 1
  speak(world.state, 'ja')
  expect(world.language).toBe('ko')
})
