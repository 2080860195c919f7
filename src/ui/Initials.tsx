import styles from './Initials.module.css'
import { classNames } from './class-names.ts'

const letters = /^\p{L}/u

/** One or two letters of a name: first and last word, or the first character where there is one word or no spaces. */
export function initialsOf(name: string): string {
  const words = name
    .slice(0, 200)
    .split(/[\s.@_-]+/u)
    .filter((word) => letters.test(word))
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined]
  const cjk = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
  if (!first) return '?'
  const head = [...first][0] ?? ''
  if (!last || cjk.test(head)) return head.toLocaleUpperCase()
  return (head + ([...last][0] ?? '')).toLocaleUpperCase()
}

/** Stands for a picture: no picture is loaded, so no other host learns who is signed in here. */
export function Initials({ name, large = false }: { name: string; large?: boolean }) {
  return (
    <span className={classNames(styles['initials'], large && styles['large'])} aria-hidden>
      {initialsOf(name)}
    </span>
  )
}
