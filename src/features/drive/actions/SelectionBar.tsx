import { EllipsisVertical, X } from 'lucide-react'
import { Toolbar } from 'react-aria-components'
import { Text, useText } from '#i18n/react.tsx'
import type { FileAction } from './file-actions.tsx'
import styles from './SelectionBar.module.css'

/** How many files are chosen, and what is most often done with them; in the place of the path. */
export function SelectionBar({
  count,
  actions,
  onClear,
  onMenu,
}: {
  count: number
  actions: readonly FileAction[]
  onClear: () => void
  onMenu: (place: { x: number; y: number }) => void
}) {
  const text = useText()
  return (
    <Toolbar ref={passOnFocus} className={styles['bar'] ?? ''} aria-label={text('drive.selection')}>
      <button
        type="button"
        className={styles['button']}
        aria-label={text('drive.selection.clear')}
        title={text('drive.selection.clear')}
        onClick={onClear}
      >
        <X aria-hidden />
      </button>
      <span className={styles['count']}>
        <Text id="drive.selection.count" values={{ count }} />
      </span>
      {actions
        .filter(({ prominent }) => prominent)
        .map(({ id, icon: Icon, run }) => (
          <button
            // Of two that take each other back one button becomes the other, and keeps the focus.
            key={id === 'unstar' ? 'star' : id}
            type="button"
            className={styles['button']}
            data-action={id}
            aria-label={text(`drive.action.${id}`)}
            title={text(`drive.action.${id}`)}
            onClick={run}
          >
            <Icon aria-hidden />
          </button>
        ))}
      <button
        type="button"
        className={styles['button']}
        aria-label={text('drive.actions')}
        title={text('drive.actions')}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => {
          const { left, bottom } = currentTarget.getBoundingClientRect()
          onMenu({ x: left, y: bottom })
        }}
      >
        <EllipsisVertical aria-hidden />
      </button>
    </Toolbar>
  )
}

/** With the last chosen file the bar is gone; whoever stood on it goes on in the list. */
const passOnFocus = (bar: HTMLElement | null) => () => {
  if (!bar?.contains(document.activeElement)) return
  document.querySelector<HTMLElement>('[role=grid] [tabindex="0"]')?.focus({ preventScroll: true })
}
