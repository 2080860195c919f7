import { expect, test } from 'vitest'
import { textMatches } from '#ui/text-match.ts'

test.each([
  ['', 'Calendar'],
  ['cal', 'Calendar'],
  ['END', 'Calendar'],
  ['out sign', 'Sign out'],
  ['signout', 'Sign out'],
  ['ｃａｌ', 'Calendar'],
  ['ㅋㄹ', '캘린더'],
  ['ㄹㄷ', '캘린더'],
  ['ㄹㄱㅇㅇ', '로그아웃'],
  ['ㄳ', '검색'],
  ['캘', '캘린더'],
  ['캘ㄹ', '캘린더'],
  ['캘리', '캘린더'],
  ['달려', '달력'],
  ['간', '가나'],
  ['로그 아웃', '로그아웃'],
  ['과', '과제'],
  ['고', '과제'],
  ['カレ', 'カレンダー'],
  ['かれんだー', 'カレンダー'],
  ['ｶﾚ', 'カレンダー'],
  ['カレ', 'かれ'],
  ['ログ', 'ログアウト'],
])('%s finds %s', (query, text) => {
  expect(textMatches(query, text)).toBe(true)
})

test.each([
  ['x', 'Calendar'],
  ['cal x', 'Calendar'],
  ['ㅋㄷ', '캘린더'],
  ['ㄱ', 'Calendar'],
  ['메', '캘린더'],
  ['メ', 'カレンダー'],
])('%s does not find %s', (query, text) => {
  expect(textMatches(query, text)).toBe(false)
})
