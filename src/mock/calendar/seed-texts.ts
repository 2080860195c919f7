import type { Language } from '../options.ts'

/** One text in English, Korean and Japanese. */
export type Text = readonly [en: string, ko: string, ja: string]

const column: Record<Language, 0 | 1 | 2> = { en: 0, ko: 1, ja: 2 }

export const inLanguage = (text: Text, language: Language) => text[column[language]]

export const calendarNames = {
  team: ['Orchard team', '오차드 팀', 'オーチャードチーム'],
  family: ['Family', '가족', '家族'],
  holidays: ['Holidays', '공휴일', '祝日'],
} as const satisfies Record<string, Text>

/** Things that come again. */
export const seriesTexts = {
  standUp: ['Stand-up', '데일리 스탠드업', '朝会'],
  standUpLater: ['Stand-up (later today)', '데일리 스탠드업 (시간 변경)', '朝会（時間変更）'],
  planning: ['Weekly planning', '주간 계획 회의', '週次プランニング'],
  demo: ['Sprint demo', '스프린트 데모', 'スプリントデモ'],
  review: ['Monthly review', '월간 리뷰', '月次レビュー'],
  overseas: ['Call with the overseas office', '해외 지사 통화', '海外オフィスとの定例'],
  oneToOne: ['1:1 Mina and Kenji', '미나 · 겐지 1:1', 'ミナ・健二 1on1'],
  focus: ['Focus time', '집중 근무 시간', '集中タイム'],
  gym: ['Gym', '헬스장', 'ジム'],
  lesson: ['Language class', '어학 수업', '語学レッスン'],
  bookClub: ['Book club', '독서 모임', '読書会'],
  dinner: ['Family dinner', '가족 저녁 식사', '家族で夕食'],
  rent: ['Pay the rent', '월세 이체', '家賃の振込'],
} as const satisfies Record<string, Text>

/** Things that happen once, over days or across zones. */
export const landmarkTexts = {
  lunchToday: ['Lunch with Alex', '알렉스와 점심', 'アレックスとランチ'],
  groceries: ['Groceries on the way home', '퇴근길 장보기', '帰りに買い物'],
  designReview: ['Design review: calendar', '디자인 리뷰: 캘린더', 'デザインレビュー：カレンダー'],
  callMother: ['Call Mum', '엄마께 전화', '母に電話'],
  offsite: ['Team offsite', '팀 워크숍', 'チーム合宿'],
  release: ['Release day', '릴리스 날', 'リリース日'],
  vacation: ['Holiday by the sea', '바닷가 휴가', '海辺で休暇'],
  parents: ['Parents are visiting', '부모님 방문', '両親が来る'],
  flight: ['Flight to the conference', '컨퍼런스행 비행기', 'カンファレンスへのフライト'],
  nightTrain: ['Night train home', '귀가 야간열차', '夜行列車で帰宅'],
  conference: ['Conference', '컨퍼런스', 'カンファレンス'],
  schoolConcert: ['School concert', '학교 음악회', '学校の音楽会'],
} as const satisfies Record<string, Text>

/** Single appointments at work; drawn at random. */
export const workPool: readonly [Text, ...Text[]] = [
  ['Interview with a candidate', '채용 면접', '採用面接'],
  ['Code review hour', '코드 리뷰', 'コードレビュー'],
  ['Budget check', '예산 점검', '予算確認'],
  ['Customer call: Blue Door', '고객 통화: 블루도어', '顧客通話：ブルードア'],
  ['Security questions', '보안 질의응답', 'セキュリティ相談'],
  ['Accessibility walk-through', '접근성 점검', 'アクセシビリティ確認'],
  ['Planning the migration', '마이그레이션 계획', '移行計画'],
  ['Retrospective', '회고', 'ふりかえり'],
  ['Coffee with a new colleague', '새 동료와 커피', '新しい同僚とコーヒー'],
  ['Writing the release notes', '릴리스 노트 작성', 'リリースノート作成'],
]

/** Errands after work; drawn at random. */
export const errandPool: readonly [Text, ...Text[]] = [
  ['Dentist', '치과', '歯医者'],
  ['Haircut', '미용실', '美容院'],
  ['Bicycle repair', '자전거 수리', '自転車の修理'],
  ['Library', '도서관', '図書館'],
  ['Parcel pick-up', '택배 수령', '荷物の受け取り'],
  ['Swimming', '수영', '水泳'],
]

/** What weekends are for; drawn at random. */
export const leisurePool: readonly [Text, ...Text[]] = [
  ['Hike', '등산', 'ハイキング'],
  ['Museum', '박물관', '美術館'],
  ['Cinema', '영화', '映画'],
  ['Dinner with friends', '친구들과 저녁', '友人と夕食'],
  ['Flea market', '벼룩시장', 'フリーマーケット'],
  ['Baking bread', '빵 굽기', 'パン作り'],
]

export const places: readonly [Text, ...Text[]] = [
  ['Room Apple', '사과 회의실', '会議室りんご'],
  ['Room Grape', '포도 회의실', '会議室ぶどう'],
  ['Room Persimmon', '감 회의실', '会議室かき'],
  ['Corner café', '모퉁이 카페', '角のカフェ'],
]

export const birthdays: readonly { name: Text; month: number; day: number }[] = [
  { name: ['Birthday: Grandmother', '할머니 생신', '祖母の誕生日'], month: 2, day: 11 },
  { name: ['Birthday: Jun', '준의 생일', 'ジュンの誕生日'], month: 5, day: 3 },
  { name: ['Birthday: Mum', '엄마 생신', '母の誕生日'], month: 8, day: 24 },
  { name: ['Birthday: Grandfather', '할아버지 생신', '祖父の誕生日'], month: 11, day: 29 },
]

export const notes = {
  agenda: [
    'Agenda: what changed, what is blocked, what comes next.',
    '안건: 변경된 것, 막힌 것, 다음 할 일.',
    '議題：変わったこと、困っていること、次にやること。',
  ],
} as const satisfies Record<string, Text>
