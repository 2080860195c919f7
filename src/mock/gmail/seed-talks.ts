import type { Text } from '../calendar/seed-texts.ts'

/** A conversation: its subject, and what is said turn by turn. */
export interface Talk {
  subject: Text
  turns: readonly Text[]
  labels: readonly string[]
  /** An attachment that its first message brings. */
  brings?: 'pdf' | 'text' | 'png'
}

/** Conversations at work and with friends; each thread of the year is one of them, with a number of its own. */
export const talks: readonly [Talk, ...Talk[]] = [
  {
    subject: [
      'Orchard roadmap for the next quarter',
      '다음 분기 오차드 로드맵',
      '来四半期のオーチャードのロードマップ',
    ],
    labels: ['Label_1', 'Label_2', 'IMPORTANT'],
    brings: 'pdf',
    turns: [
      [
        'Hi all,\n\nattached is the draft of the roadmap. The three themes are search, offline and sharing. Please read section 2 before Thursday; that is where we disagree most.\n\nThank you!',
        '안녕하세요,\n\n로드맵 초안을 첨부합니다. 주제는 검색, 오프라인, 공유 세 가지입니다. 의견이 가장 갈리는 2장을 목요일 전까지 꼭 읽어 주세요.\n\n감사합니다.',
        'お疲れさまです。\n\nロードマップの草案を添付します。テーマは検索、オフライン、共有の三つです。意見が分かれている第2章を木曜日までにお読みください。\n\nよろしくお願いします。',
      ],
      [
        'Read it. Offline first, I would say: half of the support mail is about it. Search can wait a month.',
        '읽었습니다. 저는 오프라인이 먼저라고 생각해요. 문의 메일의 절반이 그 얘기입니다. 검색은 한 달 미뤄도 됩니다.',
        '読みました。私はオフラインを先にすべきだと思います。問い合わせの半分がその件です。検索はひと月待てます。',
      ],
      [
        'Agreed on offline. But could we keep one small search item in? The filter chips are nearly done.',
        '오프라인 우선에 동의합니다. 다만 작은 검색 항목 하나는 남길 수 있을까요? 필터 칩은 거의 끝났습니다.',
        'オフライン優先に賛成です。ただ、小さな検索の項目を一つ残せませんか。フィルターチップはほぼ完成しています。',
      ],
      [
        'Fine with me. I will move the chips into the first sprint and send a new version tonight.',
        '좋습니다. 칩은 첫 스프린트로 옮기고 오늘 밤 새 버전을 보낼게요.',
        '了解です。チップは最初のスプリントに入れて、今夜新しい版を送ります。',
      ],
    ],
  },
  {
    subject: ['Lunch on Friday? 🍜', '금요일 점심 어때요? 🍜', '金曜日ランチどうですか？🍜'],
    labels: [],
    turns: [
      [
        'There is a new noodle place behind the station. Friday at 12:30?',
        '역 뒤에 새 국숫집이 생겼대요. 금요일 12시 반 어때요?',
        '駅の裏に新しい麺屋ができました。金曜日の12時半はいかがですか？',
      ],
      [
        'Yes! Can we make it 12:45? My review ends at half past.',
        '좋아요! 12시 45분은 어때요? 리뷰가 12시 반에 끝나서요.',
        'ぜひ！12時45分でもいいですか？レビューが半に終わるので。',
      ],
      [
        '12:45 it is. I will book for four.',
        '그럼 12시 45분으로 해요. 네 명 예약할게요.',
        'では12時45分で。四名で予約します。',
      ],
    ],
  },
  {
    subject: ['Contract with Blue Door, second version', '블루도어 계약서 수정본', 'ブルードアとの契約書（第2版）'],
    labels: ['Label_1', 'IMPORTANT'],
    brings: 'pdf',
    turns: [
      [
        'Hello,\n\nplease find the second version attached. We changed the notice period in §4 and the list of contacts. Everything else is as agreed.\n\nKind regards',
        '안녕하세요.\n\n수정본을 첨부해 드립니다. 제4조의 통지 기간과 담당자 목록을 바꾸었고, 나머지는 합의한 대로입니다.\n\n감사합니다.',
        'お世話になっております。\n\n第2版をお送りします。第4条の通知期間と担当者一覧を変更いたしました。その他は合意どおりです。\n\n何卒よろしくお願いいたします。',
      ],
      [
        'Thank you. Our lawyer asks whether §4 also covers the test systems. Could you add half a sentence?',
        '감사합니다. 법무팀에서 제4조가 테스트 시스템도 포함하는지 묻습니다. 반 문장만 추가해 주실 수 있나요?',
        'ありがとうございます。第4条がテスト環境も対象か、法務から質問がありました。一言加えていただけますか。',
      ],
      [
        'Done, see the new attachment. I also corrected the date.',
        '반영했습니다. 날짜도 바로잡았습니다.',
        '追記しました。日付も訂正しております。',
      ],
    ],
  },
  {
    subject: ['Photos from the offsite', '워크숍 사진', '合宿の写真'],
    labels: ['Label_2'],
    brings: 'png',
    turns: [
      [
        'Here are the best ones. The group photo by the lake is my favourite. 📷',
        '잘 나온 것들만 골랐어요. 호숫가 단체 사진이 제일 마음에 들어요. 📷',
        'よく撮れたものを選びました。湖畔の集合写真がお気に入りです。📷',
      ],
      [
        'Lovely! May I use the second one in the newsletter?',
        '너무 좋네요! 두 번째 사진을 소식지에 써도 될까요?',
        'すてきですね！二枚目をニュースレターに使ってもいいですか？',
      ],
      ['Of course.', '그럼요.', 'もちろんです。'],
    ],
  },
  {
    subject: ['Question about the invoice export', '청구서 내보내기 문의', '請求書エクスポートについての質問'],
    labels: ['Label_1'],
    brings: 'text',
    turns: [
      [
        'Dear team,\n\nsince last week the export leaves out the last line of each invoice. I attach the log. Our month ends on Monday, so a quick answer would help.\n\nBest wishes',
        '안녕하세요.\n\n지난주부터 청구서를 내보내면 마지막 줄이 빠집니다. 로그를 첨부합니다. 월요일이 마감이라 빠른 답변 부탁드립니다.\n\n감사합니다.',
        'お世話になっております。\n\n先週から請求書を書き出すと最後の行が欠けます。ログを添付いたします。月曜日が締めのため、早めにご回答いただけると助かります。\n\nよろしくお願いいたします。',
      ],
      [
        'Thank you for the log, that made it easy: a line without a tax rate was skipped. The fix goes out today at 17:00.',
        '로그 덕분에 금방 찾았습니다. 세율이 없는 줄이 건너뛰어졌습니다. 오늘 17시에 수정본이 나갑니다.',
        'ログのおかげですぐ分かりました。税率のない行が飛ばされていました。本日17時に修正版を出します。',
      ],
      [
        'Works again. Thank you for being so quick!',
        '다시 잘 됩니다. 빠른 처리 감사합니다!',
        '直りました。迅速なご対応ありがとうございます！',
      ],
      [
        'Glad to hear it. Please write again if anything looks odd.',
        '다행입니다. 이상한 점이 있으면 또 알려 주세요.',
        '何よりです。また何かありましたらご連絡ください。',
      ],
    ],
  },
  {
    subject: ['Who takes the release on Thursday?', '목요일 릴리스 담당', '木曜日のリリース担当'],
    labels: ['Label_2'],
    turns: [
      [
        'I am at the dentist on Thursday morning. Could somebody else press the button?',
        '목요일 오전에 치과에 갑니다. 다른 분이 배포해 주실 수 있을까요?',
        '木曜日の午前は歯医者です。どなたかリリースをお願いできますか？',
      ],
      ['I can, from ten.', '10시부터 제가 할 수 있어요.', '10時から対応できます。'],
      ['Then I will write the notes.', '그럼 저는 릴리스 노트를 쓸게요.', 'では私がリリースノートを書きます。'],
      [
        'Thank you both! The checklist is in the wiki.',
        '두 분 감사합니다! 점검표는 위키에 있어요.',
        'お二人ともありがとうございます。チェックリストはWikiにあります。',
      ],
      ['Released, all green. ✅', '배포 완료, 모두 정상입니다. ✅', 'リリース完了、すべて正常です。✅'],
    ],
  },
  {
    subject: ['Dinner at our place on Sunday', '일요일 저녁 식사', '日曜日の夕食'],
    labels: ['Label_3'],
    turns: [
      [
        'Come at six. I make the stew, you bring the bread, and please do not forget the photos from the trip.',
        '여섯 시까지 와. 찌개는 내가 끓일게, 과일만 사 와. 여행 사진도 잊지 말고.',
        '6時に来てね。煮物は作るから、果物だけ買ってきて。旅行の写真も忘れずに。',
      ],
      [
        'Six is perfect. Can I bring a friend?',
        '여섯 시 좋아요. 친구 한 명 데려가도 돼요?',
        '6時で大丈夫。友だちを一人連れて行ってもいい？',
      ],
      ['Always!', '그럼, 언제든지!', 'もちろん！'],
    ],
  },
  {
    subject: ['Notes from the design review', '디자인 리뷰 정리', 'デザインレビューのまとめ'],
    labels: ['Label_2', 'IMPORTANT'],
    turns: [
      [
        'What we decided:\n\n1. Rows keep one height, whatever is in them.\n2. Colours come from the tokens only.\n3. Every action can be undone for eight seconds.\n\nOpen: how does a long Japanese subject wrap on a phone?',
        '결정된 사항입니다.\n\n1. 목록 줄의 높이는 내용과 관계없이 같습니다.\n2. 색은 토큰에서만 가져옵니다.\n3. 모든 동작은 8초 동안 되돌릴 수 있습니다.\n\n남은 것: 긴 일본어 제목은 휴대전화에서 어떻게 줄바꿈할까요?',
        '決まったこと：\n\n1. 行の高さは内容によらず一定。\n2. 色はトークンからのみ。\n3. どの操作も8秒間は取り消せる。\n\n未決：長い日本語の件名はスマートフォンでどう折り返すか。',
      ],
      [
        'Two lines, then an ellipsis. I tried it with the longest subject I could find.',
        '두 줄까지 보이고 말줄임표로 하죠. 제일 긴 제목으로 해 봤습니다.',
        '2行まで表示して省略記号にしましょう。一番長い件名で試しました。',
      ],
      ['Agreed. I will update the drawing.', '동의합니다. 시안을 고치겠습니다.', '賛成です。図を更新します。'],
    ],
  },
  {
    subject: ['Train tickets and the hotel for the conference', '컨퍼런스 기차표와 숙소', 'カンファレンスの切符と宿'],
    labels: ['Label_6'],
    brings: 'pdf',
    turns: [
      [
        'Both are booked. We leave at 8:04 from platform 3; the hotel is five minutes on foot from the venue. The tickets are attached.',
        '둘 다 예약했습니다. 3번 승강장에서 8시 4분에 출발하고, 숙소는 행사장에서 걸어서 5분입니다. 표를 첨부합니다.',
        'どちらも予約しました。3番線8時4分発、宿は会場から徒歩5分です。切符を添付します。',
      ],
      [
        'Perfect, thank you. Shall we share a taxi on the way back?',
        '완벽하네요, 고맙습니다. 돌아올 때 택시를 같이 탈까요?',
        '完璧です、ありがとうございます。帰りはタクシーを相乗りしますか？',
      ],
    ],
  },
  {
    subject: ['Interview feedback', '면접 의견', '面接のフィードバック'],
    labels: ['Label_1'],
    turns: [
      [
        'Short version: yes. Strong on testing, honest about gaps, good questions about our users. Long version in the document.',
        '짧게 말하면 찬성입니다. 테스트에 강하고, 모르는 것을 솔직히 말하고, 사용자에 대한 질문이 좋았습니다. 자세한 내용은 문서에 있습니다.',
        '結論から言うと採用に賛成です。テストに強く、分からないことに正直で、利用者についての質問が良かったです。詳細は文書に書きました。',
      ],
      [
        'Same here. When could she start?',
        '저도 같은 생각입니다. 언제부터 가능하대요?',
        '同感です。いつから入れそうですか？',
      ],
      ['In February, she says.', '2월부터라고 합니다.', '2月からだそうです。'],
    ],
  },
]
