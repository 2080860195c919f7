import type { ReactNode } from 'react'
import { PageHeading } from '#ui/PageHeading.tsx'
import { SignInPanel } from './SignInPanel.tsx'
import styles from './SignInPage.module.css'

export function SignInPage({
  titleId,
  returnTo,
  children,
}: {
  titleId: string
  returnTo?: string
  children: ReactNode
}) {
  return (
    <div className={styles['page']}>
      <div className={styles['intro']}>
        <PageHeading titleId={titleId} />
        <p className={styles['note']}>{children}</p>
      </div>
      <div className={styles['panel']}>
        <SignInPanel {...(returnTo && { returnTo })} />
      </div>
    </div>
  )
}
