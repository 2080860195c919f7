import styles from './Skeleton.module.css'

/** A place held for content on its way, in the content's own size; CSS lengths. Silent for screen readers. */
export function Skeleton({ width = '100%', height = '1.2em' }: { width?: string; height?: string }) {
  return <span className={styles['bar']} style={{ width, height }} aria-hidden />
}
