import { useId, type ReactNode } from 'react'
import styles from './Card.module.css'

/** A titled part of a page; its heading names it for screen readers. */
export function Card({ title, aside, children }: { title: ReactNode; aside?: ReactNode; children: ReactNode }) {
  const titleId = useId()
  return (
    <section className={styles['card']} aria-labelledby={titleId}>
      <div className={styles['head']}>
        <h2 id={titleId} className={styles['title']}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
