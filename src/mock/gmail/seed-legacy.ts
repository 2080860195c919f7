import type { Sender } from './seed-bulk-texts.ts'

/** Mail from machines that never learned UTF-8: the bytes of the body stand here as they were sent, in base64. */
export const legacyMails: readonly { from: Sender; subject: string; charset: string; base64: string }[] = [
  {
    from: { name: ['창고 관리', '창고 관리', '창고 관리'], email: 'stock@changgo.example' },
    subject: '재고 알림',
    charset: 'euc-kr',
    base64:
      'vsiz58fPvLy/5C4NCg0Kv7nA/CC9w726xdu/obytILq4s7sgteW4rrTCIL7LuLLA1LTPtNkuIMDMILjewM/AuiBFVUMtS1K3ziDA' +
      '27y6tce++r3AtM+02S4NCsOisO0gwOew7Togs+vGriAxMjCxxywgv6zHyiAzNDDA2rfnLg0KDQqwqLvnx9W0z7TZLg0Kw6Kw7SCw' +
      '/LiuIL3DvbrF2w0K',
  },
  {
    from: { name: ['倉庫管理', '倉庫管理', '倉庫管理'], email: 'stock@souko.example' },
    subject: '在庫のお知らせ',
    charset: 'iso-2022-jp',
    base64:
      'GyRCJCpAJE9DJEskSiRDJEYkKiRqJF4kOSEjGyhCDQoNChskQjpfOEs0SU19JTclOSVGJWAkKyRpJE48K0YwQXc/LiRHJDkhIyQz' +
      'JE4lYSE8JWskTxsoQklTTy0yMDIyLUpQGyRCJEc9cSQrJGwkRiQkJF4kOSEjGyhCDQobJEI6XzhLISclTiE8JUgbKEIxMjAbJEI6' +
      'fSEiMXRJLhsoQjM0MBskQktcISMbKEINCg0KGyRCJGgkbSQ3JC8kKjRqJCQkJCQ/JDckXiQ5ISMbKEINChskQkFSOEs0SU19JTcl' +
      'OSVGJWAbKEINCg==',
  },
]
