import { LayoutGrid, List } from 'lucide-react'
import { useText } from '#i18n/react.tsx'
import type { DriveAddress } from '../address.ts'
import styles from './ViewSwitch.module.css'

const icons = { list: List, grid: LayoutGrid } as const

/** List or grid. */
export function ViewSwitch({
  view,
  onChange,
}: {
  view: DriveAddress['view']
  onChange: (view: DriveAddress['view']) => void
}) {
  const text = useText()
  return (
    <div className={styles['switch']} role="group" aria-label={text('drive.view')}>
      {(['list', 'grid'] as const).map((one) => {
        const Icon = icons[one]
        return (
          <button
            key={one}
            type="button"
            className={styles['view']}
            aria-label={text(`drive.view.${one}`)}
            title={text(`drive.view.${one}`)}
            aria-pressed={view === one}
            onClick={() => onChange(one)}
          >
            <Icon aria-hidden />
          </button>
        )
      })}
    </div>
  )
}
