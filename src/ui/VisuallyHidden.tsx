import type { ReactNode } from 'react'
import styles from './VisuallyHidden.module.css'

/** For screen readers only. With `live`, its changes are read out when there is a pause. */
export function VisuallyHidden({ children, live = false }: { children: ReactNode; live?: boolean }) {
  return (
    <span className={styles['hidden']} role={live ? 'status' : undefined}>
      {children}
    </span>
  )
}
