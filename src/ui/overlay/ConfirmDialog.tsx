import type { ReactNode } from 'react'
import { Heading } from 'react-aria-components'
import { Text } from '#i18n/react.tsx'
import { Button } from '../Button.tsx'
import styles from './ConfirmDialog.module.css'
import { Overlay } from './Overlay.tsx'

/** Asks before something that cannot be taken back. Escape and a click outside mean no. */
export function ConfirmDialog({
  open,
  title,
  children,
  confirm,
  onConfirm,
  onClose,
}: {
  open: boolean
  title: ReactNode
  children: ReactNode
  /** The deed as a verb, e.g. "Disconnect". */
  confirm: ReactNode
  onConfirm: () => void
  onClose: () => void
}) {
  return (
    <Overlay size="question" role="alertdialog" open={open} onClose={onClose}>
      <Heading slot="title" level={2} className={styles['title'] ?? ''}>
        {title}
      </Heading>
      {children}
      <div className={styles['actions']}>
        <Button onClick={onClose}>
          <Text id="action.cancel" />
        </Button>
        <Button look="danger" onClick={onConfirm}>
          {confirm}
        </Button>
      </div>
    </Overlay>
  )
}
