import type { ReactNode } from 'react'
import { Text } from '#i18n/react.tsx'
import { PageHeading } from '#ui/PageHeading.tsx'
import styles from './PartPage.module.css'

/** A part of the inspector: its heading, a sentence on what it is for, and what it shows. */
export function PartPage({ titleId, introId, children }: { titleId: string; introId: string; children: ReactNode }) {
  return (
    <div className={styles['page']}>
      <PageHeading titleId={titleId} />
      <p className={styles['intro']}>
        <Text id={introId} />
      </p>
      {children}
    </div>
  )
}
