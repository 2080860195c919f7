import { googleScopeBase as google } from '#config/google-defaults.ts'
import { featureScopes, type FeatureScope } from '../oauth/scopes.ts'
import type { Language } from '../options.ts'

type Labels = Record<Language, string>

const labels: Record<FeatureScope, Labels> = {
  [`${google}calendar`]: {
    en: 'See, edit, share and delete all calendars',
    ko: '모든 캘린더 보기, 수정, 공유, 삭제',
    ja: 'すべてのカレンダーの表示、編集、共有、削除',
  },
  [`${google}calendar.readonly`]: {
    en: 'See all calendars and their events',
    ko: '모든 캘린더와 일정 보기',
    ja: 'すべてのカレンダーと予定の表示',
  },
  [`${google}calendar.events`]: {
    en: 'See and edit events in all calendars',
    ko: '모든 캘린더의 일정 보기 및 수정',
    ja: 'すべてのカレンダーの予定の表示と編集',
  },
  [`${google}calendar.events.readonly`]: {
    en: 'See events in all calendars',
    ko: '모든 캘린더의 일정 보기',
    ja: 'すべてのカレンダーの予定の表示',
  },
  [`${google}calendar.events.owned`]: {
    en: 'See and edit events in own calendars',
    ko: '내 캘린더의 일정 보기 및 수정',
    ja: '自分のカレンダーの予定の表示と編集',
  },
  [`${google}calendar.calendarlist`]: {
    en: 'See and change the list of calendars',
    ko: '캘린더 목록 보기 및 변경',
    ja: 'カレンダー一覧の表示と変更',
  },
  [`${google}calendar.calendarlist.readonly`]: {
    en: 'See the list of calendars',
    ko: '캘린더 목록 보기',
    ja: 'カレンダー一覧の表示',
  },
  [`${google}calendar.freebusy`]: {
    en: 'See when you are free or busy',
    ko: '한가한 시간과 바쁜 시간 보기',
    ja: '空き時間情報の表示',
  },
  [`${google}gmail.modify`]: {
    en: 'Read, write and sort mail',
    ko: '메일 읽기, 쓰기, 정리',
    ja: 'メールの閲覧、作成、整理',
  },
  [`${google}gmail.readonly`]: { en: 'Read mail', ko: '메일 읽기', ja: 'メールの閲覧' },
  [`${google}gmail.send`]: { en: 'Send mail', ko: '메일 보내기', ja: 'メールの送信' },
  [`${google}gmail.labels`]: {
    en: 'See and change mail labels',
    ko: '메일 라벨 보기 및 변경',
    ja: 'メールのラベルの表示と変更',
  },
  'https://mail.google.com/': {
    en: 'Read, write, send and delete all mail',
    ko: '모든 메일 읽기, 쓰기, 보내기, 삭제',
    ja: 'すべてのメールの閲覧、作成、送信、削除',
  },
  [`${google}drive`]: {
    en: 'See, edit and delete all files',
    ko: '모든 파일 보기, 수정, 삭제',
    ja: 'すべてのファイルの表示、編集、削除',
  },
  [`${google}drive.file`]: {
    en: 'See and edit files used with this app',
    ko: '이 앱에서 사용한 파일 보기 및 수정',
    ja: 'このアプリで使ったファイルの表示と編集',
  },
  [`${google}drive.readonly`]: { en: 'See all files', ko: '모든 파일 보기', ja: 'すべてのファイルの表示' },
  [`${google}drive.metadata.readonly`]: {
    en: 'See information about all files',
    ko: '모든 파일의 정보 보기',
    ja: 'すべてのファイルの情報の表示',
  },
}

/** What a scope allows, in words; the name of its checkbox. */
export function scopeLabel(scope: string, language: Language): string {
  const known = featureScopes.find((name) => name === scope)
  return known ? labels[known][language] : scope
}
