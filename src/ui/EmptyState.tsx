import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

/** Nothing to show: one sentence and at most one action. */
export function EmptyState({
  icon: Icon,
  children,
  action,
}: {
  icon: LucideIcon
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <div className={styles['empty']}>
      <Icon className={styles['icon']} aria-hidden />
      <p className={styles['text']}>{children}</p>
      {action}
    </div>
  )
}
