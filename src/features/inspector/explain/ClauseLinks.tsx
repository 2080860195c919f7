import type { Clause } from '../clauses.ts'
import styles from './Explanation.module.css'

/** Where a standard says it, each as a link out of the app. */
export function ClauseLinks({ clauses }: { clauses: readonly Clause[] }) {
  return clauses.map(({ name, url }) => (
    <a key={url} className={styles['clause']} href={url} target="_blank" rel="noopener noreferrer">
      {name}
    </a>
  ))
}
