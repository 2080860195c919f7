import { classNames } from '#ui/class-names.ts'
import styles from './CodeText.module.css'
import type { Token } from './tokens.ts'

/** A text for machines, coloured by the kind of its pieces. Foreign text stays text. */
export function CodeText({ tokens, wrap = true }: { tokens: readonly Token[]; wrap?: boolean }) {
  return (
    <pre className={classNames(styles['code'], wrap && styles['wrap'])} translate="no">
      <code>
        {tokens.map(({ kind, text }, at) => (
          <span key={at} className={styles[kind]}>
            {text}
          </span>
        ))}
      </code>
    </pre>
  )
}
