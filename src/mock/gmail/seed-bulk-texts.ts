import type { Text } from '../calendar/seed-texts.ts'

/** Somebody who writes to many. */
export interface Sender {
  name: Text
  email: string
}

export interface Newsletter {
  from: Sender
  subjects: readonly [Text, ...Text[]]
  lead: Text
}

export const newsletters: readonly [Newsletter, ...Newsletter[]] = [
  {
    from: { name: ['The Slow Web', '느린 웹', 'スローウェブ通信'], email: 'letters@slowweb.example' },
    subjects: [
      [
        'Issue {n}: pages that load before you blink',
        '{n}호: 눈 깜짝할 사이에 열리는 페이지',
        '第{n}号：まばたきより速いページ',
      ],
      ['Issue {n}: what a URL remembers', '{n}호: 주소가 기억하는 것', '第{n}号：URLが覚えていること'],
      ['Issue {n}: in praise of plain text', '{n}호: 순수한 글자를 예찬함', '第{n}号：プレーンテキスト礼賛'],
    ],
    lead: [
      'This week we measured two hundred front pages. The fastest had something in common: they left things out.',
      '이번 주에는 첫 화면 이백 개를 재 보았습니다. 가장 빠른 곳들의 공통점은 덜어 냈다는 것이었습니다.',
      '今週は二百のトップページを計測しました。速いページに共通していたのは「減らす」ことでした。',
    ],
  },
  {
    from: { name: ['Green Basket', '초록 바구니', 'みどりのかご'], email: 'offers@greenbasket.example' },
    subjects: [
      [
        'Autumn apples, 20% off until Sunday 🍎',
        '가을 사과 20% 할인, 일요일까지 🍎',
        '秋のりんご20%オフ、日曜日まで🍎',
      ],
      ['Your favourites are back in stock', '자주 찾으신 상품이 다시 들어왔습니다', 'お気に入りの商品が再入荷しました'],
      ['Week {n}: three soups for cold evenings', '{n}주차: 쌀쌀한 저녁의 수프 세 가지', '{n}週目：寒い夜のスープ三種'],
    ],
    lead: [
      'Picked on Monday, at your door on Tuesday. These are the boxes of the week.',
      '월요일에 따서 화요일에 문 앞까지. 이번 주 상자를 소개합니다.',
      '月曜に収穫、火曜にお届け。今週のおすすめボックスです。',
    ],
  },
  {
    from: { name: ['City Library', '시립 도서관', '市立図書館'], email: 'news@library.example' },
    subjects: [
      ['New books in week {n}', '{n}주차 새로 들어온 책', '{n}週目の新着図書'],
      [
        'Two of your loans end soon',
        '대출하신 책 두 권의 반납일이 다가옵니다',
        '貸出中の2冊の返却期限が近づいています',
      ],
    ],
    lead: [
      'Forty-one new titles arrived. The reading circle meets on the first Wednesday, as always.',
      '새 책 마흔한 권이 들어왔습니다. 독서 모임은 늘 그렇듯 첫째 수요일입니다.',
      '新着は四十一冊です。読書会はいつもどおり第一水曜日に開きます。',
    ],
  },
]

/** What a machine reports. `{n}` is a number that differs each time. */
export interface Notice {
  from: Sender
  subject: Text
  body: Text
  category: 'CATEGORY_UPDATES' | 'CATEGORY_SOCIAL' | 'CATEGORY_FORUMS'
}

export const notices: readonly [Notice, ...Notice[]] = [
  {
    from: { name: ['Orchard Builds', '오차드 빌드', 'オーチャード ビルド'], email: 'builds@orchard.example' },
    subject: ['Build {n} passed on main', '빌드 {n} 성공 (main)', 'ビルド{n} 成功（main）'],
    body: [
      'Build {n} passed in 4 min 12 s.\n1,204 tests, 0 failed.',
      '{n}번 빌드가 4분 12초 만에 성공했습니다.\n테스트 1,204개, 실패 0개.',
      'ビルド{n}は4分12秒で成功しました。\nテスト1,204件、失敗0件。',
    ],
    category: 'CATEGORY_FORUMS',
  },
  {
    from: { name: ['Orchard Reviews', '오차드 리뷰', 'オーチャード レビュー'], email: 'reviews@orchard.example' },
    subject: [
      'Review requested: keep focus after archiving (#{n})',
      '리뷰 요청: 보관 후 초점 유지 (#{n})',
      'レビュー依頼：アーカイブ後のフォーカス維持（#{n}）',
    ],
    body: [
      'You were asked to review #{n}. Three files changed, 84 lines added, 12 removed.',
      '#{n} 리뷰를 요청받았습니다. 파일 3개, 84줄 추가, 12줄 삭제.',
      '#{n} のレビューを依頼されました。3ファイル、84行追加、12行削除。',
    ],
    category: 'CATEGORY_UPDATES',
  },
  {
    from: { name: ['Parcel Pigeon', '비둘기 택배', 'はと運送'], email: 'tracking@parcelpigeon.example' },
    subject: ['Your parcel {n} arrives tomorrow', '{n}번 소포가 내일 도착합니다', 'お荷物{n}は明日届きます'],
    body: [
      'Parcel {n} is on its way and arrives tomorrow between 9:00 and 12:00. You can choose another day until midnight.',
      '{n}번 소포가 배송 중이며 내일 9시에서 12시 사이에 도착합니다. 자정까지 날짜를 바꿀 수 있습니다.',
      'お荷物{n}は配送中で、明日9時から12時の間に届きます。日付の変更は深夜0時までです。',
    ],
    category: 'CATEGORY_UPDATES',
  },
  {
    from: { name: ['Harbour Bank', '항구은행', 'みなと銀行'], email: 'no-reply@harbourbank.example' },
    subject: [
      'Your statement for month {n} is ready',
      '{n}월 거래 내역서가 준비되었습니다',
      '{n}月の明細書ができました',
    ],
    body: [
      'Your statement is ready in your online mailbox. We never ask for passwords by mail.',
      '거래 내역서가 온라인 보관함에 준비되었습니다. 저희는 메일로 비밀번호를 묻지 않습니다.',
      '明細書をオンライン書類箱にお届けしました。当行がメールで暗証番号をお尋ねすることはありません。',
    ],
    category: 'CATEGORY_UPDATES',
  },
  {
    from: { name: ['Hill Runners', '언덕 달리기 모임', '丘ランニングクラブ'], email: 'group@hillrunners.example' },
    subject: ['{n} new posts in your group', '모임에 새 글 {n}개', 'グループに新着投稿{n}件'],
    body: [
      'Saturday, 7:30 at the fountain: 8 km, easy pace. Who comes?',
      '토요일 7시 반, 분수대에서 8 km 천천히 달립니다. 누가 오세요?',
      '土曜7時半、噴水前集合で8kmゆっくり走ります。参加する人？',
    ],
    category: 'CATEGORY_SOCIAL',
  },
]

export interface Shop {
  from: Sender
  subject: Text
  items: readonly [Text, ...Text[]]
}

export const shops: readonly [Shop, ...Shop[]] = [
  {
    from: { name: ['Corner Books', '모퉁이 책방', '角の本屋'], email: 'orders@cornerbooks.example' },
    subject: ['Receipt for order {n}', '주문 {n} 영수증', 'ご注文{n}の領収書'],
    items: [
      ['A history of maps', '지도의 역사', '地図の歴史'],
      ['Notebook, dotted, A5', '점선 노트 A5', 'ドット方眼ノート A5'],
      ['Gift wrapping', '선물 포장', 'ギフト包装'],
    ],
  },
  {
    from: { name: ['Night Train', '밤기차', '夜行列車'], email: 'tickets@nighttrain.example' },
    subject: ['Your ticket {n}', '승차권 {n}', '乗車券{n}'],
    items: [
      ['Window seat, car 7', '7호차 창가석', '7号車 窓側'],
      ['Breakfast box', '아침 도시락', '朝食弁当'],
    ],
  },
  {
    from: { name: ['Green Basket', '초록 바구니', 'みどりのかご'], email: 'orders@greenbasket.example' },
    subject: ['Thank you for your order {n}', '주문 {n} 감사합니다', 'ご注文{n}ありがとうございます'],
    items: [
      ['Apples, 2 kg', '사과 2 kg', 'りんご 2kg'],
      ['Sourdough bread', '천연 발효 빵', 'サワードウブレッド'],
      ['Roasted barley tea', '보리차', '麦茶'],
    ],
  },
]

export const spam: readonly [
  { from: Sender; subject: Text; body: Text },
  ...{ from: Sender; subject: Text; body: Text }[],
] = [
  {
    from: {
      name: ['Harb0ur Bank Security', '항구은행 보안팀', 'みなと銀行 セキュリティ'],
      email: 'alert@harb0ur-bank.example',
    },
    subject: [
      'Your account will be closed in 24 hours',
      '24시간 내 계정이 정지됩니다',
      '24時間以内に口座が停止されます',
    ],
    body: [
      'Dear customer, confirm your data now: https://harbourbank.example/login',
      '고객님, 지금 정보를 확인하세요: https://harbourbank.example/login',
      'お客様、今すぐ情報をご確認ください：https://harbourbank.example/login',
    ],
  },
  {
    from: { name: ['Lucky Winner Office', '행운의 당첨 사무국', '当選事務局'], email: 'winner@prizes.example' },
    subject: [
      'CONGRATULATIONS!!! You won {n} coins 💰',
      '축하합니다!!! {n}코인 당첨 💰',
      'おめでとうございます！！！{n}コイン当選💰',
    ],
    body: [
      'Answer within the hour to receive your prize.',
      '한 시간 안에 답장하시면 상금을 드립니다.',
      '1時間以内にご返信いただくと賞金をお受け取りになれます。',
    ],
  },
]

export const phrases = {
  order: ['Order', '주문', 'ご注文'],
  total: ['Total', '합계', '合計'],
  thanks: ['Thank you for your purchase.', '구매해 주셔서 감사합니다.', 'お買い上げありがとうございます。'],
  readOn: ['Read on', '계속 읽기', '続きを読む'],
  unsubscribe: ['Unsubscribe', '수신 거부', '配信停止'],
  invitation: ['Invitation', '초대', '招待'],
  invited: [
    'You have been invited to the following event.',
    '다음 일정에 초대되었습니다.',
    '次の予定に招待されました。',
  ],
  when: ['When', '일시', '日時'],
  where: ['Where', '장소', '場所'],
  room: ['Small meeting room', '작은 회의실', '小会議室'],
  draft: [
    'Hello,\n\nI wanted to ask whether\n',
    '안녕하세요,\n\n여쭤보고 싶은 것이 있습니다.\n',
    'お疲れさまです。\n\nお聞きしたいことがあります。\n',
  ],
  draftSubject: ['Question about next week', '다음 주 관련 문의', '来週についての質問'],
} as const satisfies Record<string, Text>
