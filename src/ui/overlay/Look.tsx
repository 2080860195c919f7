import { X, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '#i18n/react.tsx'
import { Foreign } from '../Foreign.tsx'
import styles from './Look.module.css'
import { Overlay } from './Overlay.tsx'

/** What is in a file, over the page: its name and what can be done with it above, its content below. */
export function Look({
  label,
  icon,
  name,
  facts,
  controls,
  onClose,
  children,
}: {
  /** What a screen reader calls the dialog. */
  label: string
  icon: ReactNode
  name: string
  facts?: ReactNode
  controls?: ReactNode
  onClose: () => void
  children: ReactNode
}) {
  const text = useText()
  return (
    <Overlay size="look" label={label} onClose={onClose}>
      <header className={styles['head']}>
        {icon}
        <h2 className={styles['name']}>
          <Foreign maxCharacters={200}>{name}</Foreign>
        </h2>
        {facts && <span className={styles['facts']}>{facts}</span>}
        {controls}
        <LookButton icon={X} label={text('action.close')} onClick={onClose} />
      </header>
      <div className={styles['body']}>{children}</div>
    </Overlay>
  )
}

/** A control of a look: a picture with a name. @param href leads elsewhere, in a tab of its own */
export function LookButton({
  icon: Icon,
  label,
  ...act
}: { icon: LucideIcon; label: string } & ({ onClick: () => void } | { href: string })) {
  const said = { className: styles['button'], 'aria-label': label, title: label }
  return 'href' in act ? (
    <a {...said} href={act.href} target="_blank" rel="noopener noreferrer">
      <Icon aria-hidden />
    </a>
  ) : (
    <button {...said} type="button" onClick={act.onClick}>
      <Icon aria-hidden />
    </button>
  )
}
