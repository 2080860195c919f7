import type { ReactNode } from 'react'
import { Heading } from 'react-aria-components'
import { Overlay } from '#ui/overlay/Overlay.tsx'
import styles from './DriveDialog.module.css'

/** Something to decide in the middle of the page. Escape and a click outside decide nothing. */
export function DriveDialog({
  title,
  onClose,
  children,
}: {
  title: ReactNode
  onClose: () => void
  children: ReactNode
}) {
  return (
    <Overlay size="question" onClose={onClose}>
      <Heading slot="title" level={2} className={styles['title'] ?? ''}>
        {title}
      </Heading>
      {children}
    </Overlay>
  )
}
