import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { ProgressBar } from 'react-aria-components'
import { Foreign } from '#ui/Foreign.tsx'
import { FileIcon } from '../FileIcon.tsx'
import styles from './TransferRow.module.css'

/** One file on its way: how far it is, in what state, and what can be done about it. */
export function TransferRow({
  name,
  mimeType,
  fraction,
  state,
  quiet = false,
  note,
  controls,
}: {
  name: string
  mimeType: string
  /** From 0 to 1; absent where nobody can say. */
  fraction: number | undefined
  state: 'moving' | 'still' | 'done' | 'failed'
  /** It is over, and its bar with it. */
  quiet?: boolean
  note: ReactNode
  controls: readonly { label: string; icon: LucideIcon; run: () => void }[]
}) {
  return (
    <li className={styles['row']} data-state={state} data-over={(quiet && controls.length === 0) || undefined}>
      <FileIcon mimeType={mimeType} />
      <div className={styles['what']}>
        <span className={styles['name']}>
          <Foreign maxCharacters={120}>{name}</Foreign>
        </span>
        <span className={styles['note']}>{note}</span>
        {!quiet && (
          <ProgressBar
            aria-label={name}
            className={styles['bar'] ?? ''}
            isIndeterminate={fraction === undefined}
            value={(fraction ?? 0) * 100}
          >
            <span className={styles['fill']} style={{ width: `${(fraction ?? 0) * 100}%` }} />
          </ProgressBar>
        )}
      </div>
      {controls.map(({ label, icon: Icon, run }) => (
        <button key={label} type="button" className={styles['button']} aria-label={label} title={label} onClick={run}>
          <Icon aria-hidden />
        </button>
      ))}
    </li>
  )
}
