import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './Facts.module.css'

/** Names and values, one pair a row. `longNames` leaves room for a code of some twenty letters. */
/** One of them: what it is, and its value. */
export function Facts({ longNames = false, children }: { longNames?: boolean; children: ReactNode }) {
  return <dl className={classNames(styles['facts'], longNames && styles['longNames'])}>{children}</dl>
}

export function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className={styles['row']}>
      <dt className={styles['name']}>{name}</dt>
      <dd className={styles['value']}>{children}</dd>
    </div>
  )
}
