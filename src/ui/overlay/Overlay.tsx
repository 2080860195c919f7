import type { ReactNode } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { classNames } from '../class-names.ts'
import styles from './Overlay.module.css'

/**
 * What lies over the page and has the focus until it is gone; Escape and a click outside close it.
 * @param size `question`: a few sentences; `sheet`: a text of its own; `look`: as much as there is, on a telephone all
 */
export function Overlay({
  size,
  label,
  role = 'dialog',
  open = true,
  onClose,
  children,
}: {
  size: 'question' | 'sheet' | 'look'
  /** Its name, where no heading in the slot `title` says it. */
  label?: string
  role?: 'dialog' | 'alertdialog'
  open?: boolean
  onClose: () => void
  children: ReactNode
}) {
  return (
    <ModalOverlay
      className={classNames(styles['overlay'], size === 'look' && styles['whole'])}
      data-veil
      isOpen={open}
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Modal className={classNames(styles['modal'], styles[size])}>
        <Dialog role={role} className={styles['dialog'] ?? ''} {...(label !== undefined && { 'aria-label': label })}>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
