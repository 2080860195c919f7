import type { ReactNode } from 'react'
import styles from './Badge.module.css'
import { classNames } from './class-names.ts'

/** A word or two on the state of something. Colour never says it alone. */
export function Badge({ tone = 'plain', children }: { tone?: 'good' | 'plain' | 'caution'; children: ReactNode }) {
  return <span className={classNames(styles['badge'], styles[tone])}>{children}</span>
}
