import { ArrowDownUp } from 'lucide-react'
import { useText } from '#i18n/react.tsx'
import { Choice } from '#ui/preferences/Choice.tsx'
import { sortKeys } from '../address.ts'
import type { Sort } from '../queries.ts'
import styles from './SortChoice.module.css'

const orders = ['ascending', 'descending'] as const

/** The order of the files, where there are no columns to press. */
export function SortChoice({ sort, onSort }: { sort: Sort; onSort: (sort: Sort) => void }) {
  const text = useText()
  const options = sortKeys.flatMap((key) =>
    orders.map((order) => ({
      value: `${key} ${order}` as const,
      label: text(`drive.sort.${key}.${order}`),
      sort: { key, descending: order === 'descending' },
    })),
  )
  return (
    <span className={styles['sort']}>
      <Choice
        icon={ArrowDownUp}
        label={text('drive.sort')}
        value={`${sort.key} ${sort.descending ? 'descending' : 'ascending'}`}
        options={options}
        onChange={(value) => {
          const chosen = options.find((option) => option.value === value)
          if (chosen) onSort(chosen.sort)
        }}
      />
    </span>
  )
}
