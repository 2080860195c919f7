import type { Language } from '../options.ts'
import { peopleOf } from '../world/people.ts'

/** Somebody whom a message comes from or goes to. */
export interface Mailbox {
  name: string
  email: string
}

/** Who writes besides the three people of the demo, whatever language the world speaks. */
const outside: Record<Language, readonly Mailbox[]> = {
  en: [
    { name: 'Grace Lee', email: 'grace.lee@orchard.example' },
    { name: 'Tom Baker', email: 'tom@bluedoor.example' },
    { name: 'Priya Nair', email: 'priya.nair@orchard.example' },
    { name: 'Oliver Hughes', email: 'oliver@northpier.example' },
    { name: 'Sofia Rossi', email: 'sofia.rossi@orchard.example' },
    { name: 'Ben Carter', email: 'ben.carter@home.example' },
    { name: 'Yuki Tanaka / 田中 由紀', email: 'yuki@hoshi.example' },
    { name: 'O’Neill, Ciarán', email: 'ciaran@northpier.example' },
  ],
  ko: [
    { name: '박서연', email: 'seoyeon.park@orchard.example' },
    { name: '이준호', email: 'junho@bluedoor.example' },
    { name: '최은지', email: 'eunji.choi@orchard.example' },
    { name: '정민수', email: 'minsu@northpier.example' },
    { name: '한지우', email: 'jiwoo.han@orchard.example' },
    { name: '엄마', email: 'mother@home.example' },
    { name: '田中 由紀 (Yuki Tanaka)', email: 'yuki@hoshi.example' },
    { name: 'Grace Lee', email: 'grace.lee@orchard.example' },
  ],
  ja: [
    { name: '田中 由紀', email: 'yuki@hoshi.example' },
    { name: '鈴木 一郎', email: 'ichiro@bluedoor.example' },
    { name: '高橋 さくら', email: 'sakura@orchard.example' },
    { name: '渡辺 大輔', email: 'daisuke@northpier.example' },
    { name: '小林 美咲', email: 'misaki@orchard.example' },
    { name: '母', email: 'mother@home.example' },
    { name: '박서연 (パク・ソヨン)', email: 'seoyeon.park@orchard.example' },
    { name: 'Grace Lee', email: 'grace.lee@orchard.example' },
  ],
}

/** Everybody the person may be in a conversation with: colleagues of the demo first. */
export function correspondents(language: Language, email: string): readonly [Mailbox, ...Mailbox[]] {
  const others = peopleOf(language).filter((person) => person.email !== email)
  const [first, ...rest] = [
    ...others.map(({ name, email: address }) => ({ name, email: address })),
    ...outside[language],
  ]
  return [first ?? { name: '', email: 'nobody@demo.example' }, ...rest]
}

/** `"Lee, Grace" <grace@…>`: a name with special characters stands in quotes (RFC 5322 §3.4). */
export function written({ name, email }: Mailbox): string {
  if (!name) return email
  return /[()<>@,;:\\".[\]]/.test(name)
    ? `"${name.replaceAll(/["\\]/g, String.raw`\$&`)}" <${email}>`
    : `${name} <${email}>`
}
