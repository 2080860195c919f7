// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { describeRepeat, weekdayName } from '#features/calendar/recurrence/describe.ts'
import { usualRepeats } from '#features/calendar/recurrence/repeat.ts'
import { weekdays } from '#features/calendar/recurrence/rule.ts'
import { formatFor } from '#i18n/format.ts'
import { calendarTexts, eventTexts } from '#i18n/calendar-texts.ts'
import { activateLanguage, i18n, loadTexts } from '#i18n/i18n.ts'

const viewerZone = 'Asia/Seoul'
/** The third Wednesday of November, nine in Seoul. */
const start = { dateTime: '2026-11-18T09:00:00+09:00', timeZone: 'Asia/Seoul' }

const words = {
  en: [
    'Every day',
    'Every week on Wednesday',
    'Every weekday, Monday to Friday',
    'Every month on day 18',
    'Every month on the third Wednesday',
    'Every year on November 18',
    'Every 2 weeks on Monday and Friday, 10 times',
    'Every 3 months on the last Friday, until Dec 31, 2026',
    'By a rule of its own',
  ],
  ko: [
    '매일',
    '매주 수요일',
    '매주 평일(월~금)',
    '매월 18일',
    '매월 셋째 수요일',
    '매년 11월 18일',
    '2주마다 월요일 및 금요일, 10회',
    '3개월마다 마지막 금요일, 2026. 12. 31.까지',
    '별도의 규칙으로 반복',
  ],
  ja: [
    '毎日',
    '毎週水曜日',
    '毎週平日（月～金）',
    '毎月18日',
    '毎月第3水曜日',
    '毎年11月18日',
    '2週間ごとの月曜日、金曜日、10回',
    '3か月ごとの最終金曜日、2026/12/31まで',
    '独自のルールで繰り返し',
  ],
} as const

test.each(['en', 'ko', 'ja'] as const)('rules are said in words (%s)', async (language) => {
  await activateLanguage(language)
  await loadTexts(calendarTexts, eventTexts)
  const say = (id: string, values?: Readonly<Record<string, string | number>>) => i18n._(id, { ...values })
  const format = formatFor({ en: 'en-US', ko: 'ko-KR', ja: 'ja-JP' }[language])
  const more = [
    { every: 'week', weekdays: ['MO', 'FR'], interval: 2, end: { kind: 'count', count: 10 } },
    { every: 'month', ordinal: -1, weekday: 'FR', interval: 3, end: { kind: 'until', date: '2026-12-31' } },
    'custom',
  ] as const
  const repeats = [...Object.values(usualRepeats(start, viewerZone)), ...more]
  expect(repeats.map((repeat) => describeRepeat(repeat, start, { viewerZone, say, format }))).toEqual(words[language])
})

test('days of the week are named in the order of the standard, Monday first', () => {
  const names = (locale: string) => weekdays.map((day) => weekdayName(day, formatFor(locale), 'short'))
  expect(names('en-US')).toEqual(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'])
  expect(names('ko-KR').join('')).toBe('월화수목금토일')
})
