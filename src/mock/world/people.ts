import type { Language } from '../options.ts'

export interface Person {
  /** `sub`: never changes, never reused. */
  subject: string
  email: string
  name: string
  givenName: string
  familyName: string
}

const people: Record<Language, readonly [Person, Person, Person]> = {
  en: [
    person(1, 'mina@demo.example', 'Mina', 'Kim', 'Mina Kim'),
    person(2, 'kenji@demo.example', 'Kenji', 'Sato', 'Kenji Sato'),
    person(3, 'alex@demo.example', 'Alex', 'Rivers', 'Alex Rivers'),
  ],
  ko: [
    person(1, 'mina@demo.example', '미나', '김', '김미나'),
    person(2, 'kenji@demo.example', '겐지', '사토', '사토 겐지'),
    person(3, 'alex@demo.example', '알렉스', '리버스', '알렉스 리버스'),
  ],
  ja: [
    person(1, 'mina@demo.example', 'ミナ', 'キム', 'キム・ミナ'),
    person(2, 'kenji@demo.example', '健二', '佐藤', '佐藤 健二'),
    person(3, 'alex@demo.example', 'アレックス', 'リバーズ', 'アレックス・リバーズ'),
  ],
}

function person(number: number, email: string, givenName: string, familyName: string, name: string): Person {
  return { subject: `10000000000000000000${String(number)}`, email, name, givenName, familyName }
}

/** The three people of the demo: a full calendar, a lighter one, and an account that is still empty. */
export const peopleOf = (language: Language) => people[language]
