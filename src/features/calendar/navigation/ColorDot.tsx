import styles from './ColorDot.module.css'

/** The colour of a calendar, outlined so that it is seen on any ground. Never the only sign: a name stands with it. */
export function ColorDot({ color }: { color: string | undefined }) {
  return <span className={styles['dot']} {...(color && { style: { backgroundColor: color } })} aria-hidden />
}
