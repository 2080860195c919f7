import type { Language } from '../options.ts'

/** A public holiday: every year by rule, or on the days of single years where the moon decides. */
export type Holiday = { name: string } & (
  { month: number; day: number } | { month: number; byDay: string } | { days: readonly string[]; lengthDays: number }
)

/** Public holidays as people of each language mostly know them: United States, Korea, Japan. */
export const holidays: Record<Language, readonly Holiday[]> = {
  en: [
    { name: 'New Year’s Day', month: 1, day: 1 },
    { name: 'Martin Luther King Jr. Day', month: 1, byDay: '3MO' },
    { name: 'Presidents’ Day', month: 2, byDay: '3MO' },
    { name: 'Memorial Day', month: 5, byDay: '-1MO' },
    { name: 'Juneteenth', month: 6, day: 19 },
    { name: 'Independence Day', month: 7, day: 4 },
    { name: 'Labor Day', month: 9, byDay: '1MO' },
    { name: 'Veterans Day', month: 11, day: 11 },
    { name: 'Thanksgiving', month: 11, byDay: '4TH' },
    { name: 'Christmas Day', month: 12, day: 25 },
  ],
  ko: [
    { name: '새해 첫날', month: 1, day: 1 },
    {
      name: '설날 연휴',
      days: ['2025-01-28', '2026-02-16', '2027-02-06', '2028-01-26', '2029-02-12', '2030-02-02'],
      lengthDays: 3,
    },
    { name: '삼일절', month: 3, day: 1 },
    { name: '어린이날', month: 5, day: 5 },
    {
      name: '부처님 오신 날',
      days: ['2025-05-05', '2026-05-24', '2027-05-13', '2028-05-02', '2029-05-20', '2030-05-09'],
      lengthDays: 1,
    },
    { name: '현충일', month: 6, day: 6 },
    { name: '광복절', month: 8, day: 15 },
    {
      name: '추석 연휴',
      days: ['2025-10-05', '2026-09-24', '2027-09-14', '2028-10-02', '2029-09-21', '2030-09-11'],
      lengthDays: 3,
    },
    { name: '개천절', month: 10, day: 3 },
    { name: '한글날', month: 10, day: 9 },
    { name: '성탄절', month: 12, day: 25 },
  ],
  ja: [
    { name: '元日', month: 1, day: 1 },
    { name: '成人の日', month: 1, byDay: '2MO' },
    { name: '建国記念の日', month: 2, day: 11 },
    { name: '天皇誕生日', month: 2, day: 23 },
    { name: '春分の日', month: 3, day: 20 },
    { name: '昭和の日', month: 4, day: 29 },
    { name: '憲法記念日', month: 5, day: 3 },
    { name: 'みどりの日', month: 5, day: 4 },
    { name: 'こどもの日', month: 5, day: 5 },
    { name: '海の日', month: 7, byDay: '3MO' },
    { name: '山の日', month: 8, day: 11 },
    { name: '敬老の日', month: 9, byDay: '3MO' },
    { name: '秋分の日', month: 9, day: 23 },
    { name: 'スポーツの日', month: 10, byDay: '2MO' },
    { name: '文化の日', month: 11, day: 3 },
    { name: '勤労感謝の日', month: 11, day: 23 },
  ],
}
