import type { PageError } from '../oauth/request.ts'
import type { Language } from '../options.ts'

/**
 * The words of the demo's own pages. They stand apart from the app's catalogues: this is another party's page, and it
 * must be readable where the app is not running.
 */
export interface Strings {
  demo: string
  demoNotice: string
  chooseAccount: string
  chooseAccountFor: string
  signedIn: string
  consentTitle: string
  consentIntro: string
  identity: string
  identityLine: string
  alreadyGranted: string
  choose: string
  otherAccount: string
  continue: string
  cancel: string
  landingTitle: string
  landingText: string
  backToApp: string
  reset: string
  resetDone: string
  resetQuestion: string
  resetConfirm: string
  resetNote: string
  errorTitle: string
  errorText: string
  received: string
  registered: string
  differsFrom: string
  failed: string
  working: string
  errors: Record<PageError['code'], string>
}

const en: Strings = {
  demo: 'Demo provider',
  demoNotice: 'This is a demo inside your browser. No real account, no real data, nothing leaves this device.',
  chooseAccount: 'Choose an account',
  chooseAccountFor: 'to continue to Pixy',
  signedIn: 'Signed in here',
  consentTitle: 'Pixy asks for access',
  consentIntro: 'Choose what Pixy may do with this demo account.',
  identity: 'Who you are',
  identityLine: 'Pixy will see the name, e-mail address and picture of this demo account.',
  alreadyGranted: 'Already allowed',
  choose: 'Allow Pixy to',
  otherAccount: 'Use another account',
  continue: 'Continue',
  cancel: 'Cancel',
  landingTitle: 'The demo provider',
  landingText:
    'This page plays the part of the provider when Pixy runs without a real one: it signs people in, asks for consent and answers like a calendar server, all inside this browser.',
  backToApp: 'Back to Pixy',
  reset: 'Reset the demo',
  resetDone: 'The demo starts anew: all sign-ins, permissions and changes are forgotten.',
  resetQuestion: 'Reset the demo?',
  resetConfirm: 'Reset',
  resetNote: 'Forgets all sign-ins, permissions and changes of the demo.',
  errorTitle: 'This request cannot be answered',
  errorText: 'The provider stopped here and sent nothing back to the app.',
  received: 'In the request',
  registered: 'Registered',
  differsFrom: 'The marked characters differ.',
  failed:
    'The demo could not use this browser’s storage. Allow it for this site, or leave private browsing, and try again.',
  working: 'One moment…',
  errors: {
    invalid_request: 'The request is not valid.',
    invalid_client: 'The client is not known.',
    redirect_uri_mismatch: 'The redirect URI is not one of those registered.',
    invalid_scope: 'A scope is not known.',
    unsupported_response_type: 'The response type is not supported.',
  },
}

const ko: Strings = {
  demo: '데모 제공자',
  demoNotice:
    '브라우저 안에서만 돌아가는 데모입니다. 실제 계정도 실제 데이터도 없으며, 아무것도 이 기기를 떠나지 않습니다.',
  chooseAccount: '계정 선택',
  chooseAccountFor: 'Pixy로 이동',
  signedIn: '여기에 로그인됨',
  consentTitle: 'Pixy에서 액세스를 요청합니다',
  consentIntro: '이 데모 계정으로 Pixy가 할 수 있는 일을 선택하세요.',
  identity: '사용자 정보',
  identityLine: 'Pixy가 이 데모 계정의 이름, 이메일 주소, 사진을 확인합니다.',
  alreadyGranted: '이미 허용됨',
  choose: 'Pixy에 허용할 항목',
  otherAccount: '다른 계정 사용',
  continue: '계속',
  cancel: '취소',
  landingTitle: '데모 제공자',
  landingText:
    'Pixy를 실제 제공자 없이 사용할 때 이 페이지가 제공자 역할을 합니다. 로그인, 동의 요청, 캘린더 서버의 응답까지 모두 이 브라우저 안에서 이루어집니다.',
  backToApp: 'Pixy로 돌아가기',
  reset: '데모 초기화',
  resetDone: '데모를 새로 시작합니다. 모든 로그인, 권한, 변경 사항을 지웠습니다.',
  resetQuestion: '데모를 초기화할까요?',
  resetConfirm: '초기화',
  resetNote: '데모의 모든 로그인, 권한, 변경 사항을 지웁니다.',
  errorTitle: '이 요청에는 응답할 수 없습니다',
  errorText: '제공자가 여기서 멈추었으며 앱으로 아무것도 보내지 않았습니다.',
  received: '요청에 담긴 값',
  registered: '등록된 값',
  differsFrom: '표시된 문자가 다릅니다.',
  failed:
    '데모가 이 브라우저의 저장소를 사용할 수 없습니다. 이 사이트에 저장소를 허용하거나 시크릿 모드를 끄고 다시 시도하세요.',
  working: '잠시만 기다려 주세요…',
  errors: {
    invalid_request: '요청이 올바르지 않습니다.',
    invalid_client: '알 수 없는 클라이언트입니다.',
    redirect_uri_mismatch: '등록되지 않은 리다이렉트 URI입니다.',
    invalid_scope: '알 수 없는 스코프가 있습니다.',
    unsupported_response_type: '지원하지 않는 응답 유형입니다.',
  },
}

const ja: Strings = {
  demo: 'デモプロバイダー',
  demoNotice: 'ブラウザーの中だけで動くデモです。本物のアカウントもデータもなく、この端末から何も送信されません。',
  chooseAccount: 'アカウントの選択',
  chooseAccountFor: 'Pixy に移動',
  signedIn: 'ログイン中',
  consentTitle: 'Pixy がアクセスを求めています',
  consentIntro: 'このデモアカウントで Pixy に許可することを選んでください。',
  identity: 'あなたの情報',
  identityLine: 'Pixy はこのデモアカウントの名前、メールアドレス、写真を参照します。',
  alreadyGranted: '許可済み',
  choose: 'Pixy に許可すること',
  otherAccount: '別のアカウントを使用',
  continue: '続行',
  cancel: 'キャンセル',
  landingTitle: 'デモプロバイダー',
  landingText:
    'Pixy を本物のプロバイダーなしで使うとき、このページがプロバイダーの役を務めます。ログイン、同意の確認、カレンダーサーバーの応答まで、すべてこのブラウザーの中で行われます。',
  backToApp: 'Pixy に戻る',
  reset: 'デモをリセット',
  resetDone: 'デモを最初から始めます。ログイン、許可、変更はすべて消去されました。',
  resetQuestion: 'デモをリセットしますか？',
  resetConfirm: 'リセット',
  resetNote: 'デモのログイン、許可、変更をすべて消去します。',
  errorTitle: 'このリクエストには応答できません',
  errorText: 'プロバイダーはここで処理を止め、アプリには何も返していません。',
  received: 'リクエストの値',
  registered: '登録されている値',
  differsFrom: '印の付いた文字が異なります。',
  failed:
    'デモがこのブラウザーのストレージを使えません。このサイトに許可するか、プライベートブラウズを終了して、もう一度お試しください。',
  working: 'お待ちください…',
  errors: {
    invalid_request: 'リクエストが正しくありません。',
    invalid_client: '不明なクライアントです。',
    redirect_uri_mismatch: '登録されていないリダイレクト URI です。',
    invalid_scope: '不明なスコープがあります。',
    unsupported_response_type: 'サポートされていないレスポンスタイプです。',
  },
}

const strings: Record<Language, Strings> = { en, ko, ja }

export const stringsIn = (language: Language) => strings[language]

/** The first language of a list of tags (`ui_locales`, `navigator.languages`) that the demo speaks. */
export function languageOf(tags: readonly string[]): Language | undefined {
  const spoken: readonly Language[] = ['en', 'ko', 'ja']
  return tags
    .map((tag) => spoken.find((language) => tag.toLowerCase().split('-')[0] === language))
    .find((language) => language !== undefined)
}
