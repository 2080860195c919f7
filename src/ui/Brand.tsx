import styles from './Brand.module.css'

/** The mark, a P that is a key, and the name. */
export function Brand() {
  return (
    <span className={styles['brand']} translate="no">
      <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden>
        <rect className={styles['plate']} width="32" height="32" rx="8" />
        <path className={styles['key']} d="M11 25V11.5A4.5 4.5 0 0 1 15.5 7h2a5.5 5.5 0 0 1 0 11H11" />
        <circle className={styles['spark']} cx="17.25" cy="12.5" r="2" />
      </svg>
      Pixy
    </span>
  )
}
