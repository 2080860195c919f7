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
    <Toolbar className={styles['bar'] ?? ''} aria-label={text('drive.selection')}>
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
            key={id}
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
