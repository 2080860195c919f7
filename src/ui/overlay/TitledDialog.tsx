import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Heading } from 'react-aria-components'
import { useText } from '#i18n/react.tsx'
import { Overlay } from './Overlay.tsx'
import styles from './TitledDialog.module.css'

/** A dialog over the page, under its title; Escape, the cross and a click outside close it. */
export function TitledDialog({
  title,
  onClose,
  children,
}: {
  title: ReactNode
  onClose: () => void
  children: ReactNode
}) {
  const text = useText()
  return (
    <Overlay size="sheet" onClose={onClose}>
      <div className={styles['head']}>
        <Heading slot="title" level={2} className={styles['title'] ?? ''}>
          {title}
        </Heading>
        <Button slot="close" className={styles['close'] ?? ''} aria-label={text('action.close')}>
          <X aria-hidden />
        </Button>
      </div>
      <div className={styles['body']}>{children}</div>
    </Overlay>
  )
}
