import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useText } from '#i18n/react.tsx'
import { classNames } from '#ui/class-names.ts'
import styles from './Panel.module.css'

/**
 * A dialog of the calendar, which stays in sight beside or behind it: `side` for what is known of an event, `card` for
 * a short form, `sheet` for a long one. On a narrow screen all of them come from below.
 */
export function Panel({
  look,
  title,
  alert = false,
  onClose,
  children,
}: {
  look: 'side' | 'card' | 'sheet'
  title: ReactNode
  alert?: boolean
  onClose: () => void
  children: ReactNode
}) {
  const text = useText()
  return (
    <ModalOverlay
      className={classNames(styles['overlay'], styles[look])}
      data-veil={look === 'sheet' ? '' : 'thin'}
      isOpen
      isDismissable={!alert && look !== 'sheet'}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Modal className={styles['modal'] ?? ''}>
        <Dialog className={styles['dialog'] ?? ''} role={alert ? 'alertdialog' : 'dialog'}>
          <div className={styles['head']}>
            <Heading slot="title" level={2} className={styles['title'] ?? ''}>
              {title}
            </Heading>
            <Button className={styles['close'] ?? ''} aria-label={text('action.close')} onPress={onClose}>
              <X aria-hidden />
            </Button>
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
