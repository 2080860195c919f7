import type { ReactNode } from 'react'
import { PageHeading } from '#ui/PageHeading.tsx'
import styles from './PlainPage.module.css'

/** A page of one heading, a few sentences, and where to go from here. */
export function PlainPage({
  titleId,
  children,
  actions,
}: {
  titleId: string
  children: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className={styles['page']}>
      <PageHeading titleId={titleId} />
      <p>{children}</p>
      {actions && <div className={styles['actions']}>{actions}</div>}
    </div>
  )
}
