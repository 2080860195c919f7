import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Banner.module.css'
import { classNames } from './class-names.ts'

export type BannerTone = 'info' | 'caution' | 'danger'

const icons = { info: Info, caution: TriangleAlert, danger: CircleAlert }

/** A message that stays where it is until its cause is gone. `role="alert"` is for what just went wrong. */
export function Banner({
  tone,
  title,
  children,
  actions,
  inline = false,
  role,
  code,
}: {
  tone: BannerTone
  title?: ReactNode
  children?: ReactNode
  actions?: ReactNode
  /** Actions stand beside the text where there is room. */
  inline?: boolean
  role?: 'alert' | 'status'
  /** Closed-list code of a failure, as `data-code`. */
  code?: string
}) {
  const Icon = icons[tone]
  return (
    <div
      className={classNames(styles['banner'], styles[tone], inline && styles['inline'])}
      role={role}
      data-code={code}
    >
      <Icon className={styles['icon']} aria-hidden />
      <div className={styles['body']}>
        {title && <p className={styles['title']}>{title}</p>}
        {children}
      </div>
      {actions && <div className={styles['actions']}>{actions}</div>}
    </div>
  )
}
