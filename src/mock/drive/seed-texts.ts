import type { Language } from '../options.ts'

/** One text in English, Korean and Japanese. */
type Text = readonly [en: string, ko: string, ja: string]

const column: Record<Language, 0 | 1 | 2> = { en: 0, ko: 1, ja: 2 }

export const inLanguage = (text: Text, language: Language) => text[column[language]]

export const driveTexts = {
  myDrive: ['My Drive', '내 드라이브', 'マイドライブ'],
  orchard: ['Orchard project', '오차드 프로젝트', 'オーチャードプロジェクト'],
  designs: ['Designs', '디자인', 'デザイン'],
  drafts: ['Old drafts', '지난 초안', '過去の下書き'],
  minutes: ['Meeting notes', '회의록', '議事録'],
  photos: ['Photos', '사진', '写真'],
  island: ['Jeju, spring', '제주도 봄 여행', '春の済州島'],
  household: ['Household', '집안일', '家のこと'],
  taxes: ['Taxes', '세금', '税金'],
  empty: ['Someday', '언젠가', 'いつか'],
  archive: ['Archive', '보관함', 'アーカイブ'],
  pixy: ['Made with Pixy', 'Pixy에서 만든 파일', 'Pixyで作成'],
  plan: ['Orchard plan', '오차드 계획서', 'オーチャード計画書'],
  roadmap: ['Roadmap', '로드맵', 'ロードマップ'],
  budget: ['Budget', '예산', '予算'],
  kickoff: ['Kick-off', '킥오프', 'キックオフ'],
  interview: ['Customer interviews', '고객 인터뷰 정리', '顧客インタビューまとめ'],
  weekly: ['Weekly meeting', '주간 회의', '週次ミーティング'],
  logo: ['Logo', '로고', 'ロゴ'],
  sketch: ['Screen sketch', '화면 스케치', '画面スケッチ'],
  film: ['Product film', '제품 영상', '製品ムービー'],
  beach: ['Beach', '바닷가', '海辺'],
  tangerines: ['Tangerine field', '귤밭', 'みかん畑'],
  sunrise: ['Sunrise', '일출', '日の出'],
  lease: ['Lease contract', '임대차 계약서', '賃貸契約書'],
  insurance: ['Insurance policy', '보험 증권', '保険証券'],
  recipe: ['Kimchi stew', '김치찌개', 'キムチチゲ'],
  shopping: ['Shopping list', '장보기 목록', '買い物リスト'],
  taxReturn: ['Tax return', '세금 신고서', '確定申告書'],
  receipts: ['Receipts', '영수증', '領収書'],
  welcome: ['Welcome', '환영합니다', 'ようこそ'],
  firstNotes: ['First notes', '첫 메모', '最初のメモ'],
  firstPicture: ['A picture', '그림 한 장', '一枚の絵'],
  onboarding: ['Onboarding', '온보딩 안내', 'オンボーディング'],
  holidays: ['Holiday plan', '휴가 계획', '休暇予定'],
  talk: ['Talk at the conference', '컨퍼런스 발표', 'カンファレンス発表'],
  brochure: ['Brochure', '브로슈어', 'パンフレット'],
  travel: ['Travel expenses', '출장비', '出張費'],
  backup: ['Laptop backup', '노트북 백업', 'ノートPCのバックアップ'],
  scratch: ['Scratch', '임시 메모', '下書きメモ'],
  doubled: ['Copy of Roadmap', '로드맵의 사본', 'ロードマップのコピー'],
  teamDrive: ['Orchard team', '오차드 팀', 'オーチャードチーム'],
  companyDrive: ['Company', '회사 공용', '全社共有'],
  brand: ['Brand', '브랜드', 'ブランド'],
  policy: ['Travel policy', '출장 규정', '出張規程'],
  handbook: ['Handbook', '업무 안내서', '業務ハンドブック'],
  sprint: ['Sprint board', '스프린트 보드', 'スプリントボード'],
  bulk: ['Scans', '스캔 자료', 'スキャン'],
  scan: ['Scan', '스캔', 'スキャン'],
} as const satisfies Record<string, Text>

/** Sentences that stand in documents. */
export const documentLines = {
  plan: [
    [
      'What we want to have by spring, and who does what.',
      '봄까지 무엇을 갖출지, 누가 무엇을 할지.',
      '春までに何をそろえるか、誰が何をするか。',
    ],
    [
      '1. Calendar: month and week, no surprises.',
      '1. 캘린더: 월간과 주간, 놀랄 일 없이.',
      '1. カレンダー：月と週、驚きのない動き。',
    ],
    ['2. Mail: fast lists, safe reading.', '2. 메일: 빠른 목록, 안전한 읽기.', '2. メール：速い一覧、安全な閲覧。'],
    ['3. Files: nothing is ever lost.', '3. 파일: 아무것도 잃어버리지 않기.', '3. ファイル：何ひとつ失わない。'],
  ],
  minutes: [
    ['Present: Mina, Kenji, Alex', '참석: 미나, 겐지, 알렉스', '出席：ミナ、健二、アレックス'],
    ['Decided: the release moves by a week.', '결정: 릴리스를 일주일 미룬다.', '決定：リリースを一週間延期。'],
    ['Open: who writes the release notes?', '미정: 릴리스 노트는 누가 쓰나?', '未決：リリースノートの担当者。'],
    ['Next meeting: Thursday at ten.', '다음 회의: 목요일 10시.', '次回：木曜日の10時。'],
  ],
  welcome: [
    [
      'This file was made by Pixy, so Pixy may read and change it.',
      '이 파일은 Pixy가 만들었으므로 Pixy가 읽고 고칠 수 있습니다.',
      'このファイルはPixyが作成したので、Pixyが読み書きできます。',
    ],
    [
      'Everything else in this Drive stays invisible until you allow more.',
      '더 넓은 권한을 허용하기 전까지 다른 파일은 보이지 않습니다.',
      'ほかのファイルは、より広い権限を許可するまで見えません。',
    ],
  ],
  recipe: [
    [
      '300 g ripe kimchi, 200 g pork, tofu, spring onion.',
      '익은 김치 300g, 돼지고기 200g, 두부, 대파.',
      '熟成キムチ300g、豚肉200g、豆腐、長ねぎ。',
    ],
    [
      'Fry the pork, add the kimchi, simmer for twenty minutes.',
      '고기를 볶다가 김치를 넣고 20분 끓인다.',
      '豚肉を炒め、キムチを加えて20分煮る。',
    ],
  ],
  contract: [
    ['Between the parties named below.', '아래 당사자 사이의 계약.', '下記の当事者間の契約。'],
    ['Term: two years from the first of March.', '기간: 3월 1일부터 2년.', '期間：3月1日から2年間。'],
    ['Notice: two months in writing.', '해지 통보: 서면으로 두 달 전.', '解約通知：書面にて2か月前。'],
  ],
} as const satisfies Record<string, readonly Text[]>

export const budgetRows = [
  [
    ['Item', 'Plan', 'Spent'],
    ['항목', '계획', '지출'],
    ['項目', '計画', '支出'],
  ],
  [
    ['Hardware', '1200', '980'],
    ['장비', '1200', '980'],
    ['機材', '1200', '980'],
  ],
  [
    ['Travel', '800', '1040'],
    ['출장', '800', '1040'],
    ['出張', '800', '1040'],
  ],
  [
    ['Books', '150', '96'],
    ['도서', '150', '96'],
    ['書籍', '150', '96'],
  ],
] as const
