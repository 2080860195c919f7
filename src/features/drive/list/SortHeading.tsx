import { ArrowDown, ArrowUp } from 'lucide-react'
import { Text, useText } from '#i18n/react.tsx'
import { sortedBy, sortKeys } from '../address.ts'
import type { Sort } from '../queries.ts'
import styles from './SortHeading.module.css'

/** The names of the columns; pressing one sorts by it, pressing it again turns the order around. */
export function SortHeading({
  sort,
  fixed,
  onSort,
}: {
  sort: Sort
  /** The order cannot be chosen here. */
  fixed: boolean
  onSort: (sort: Sort) => void
}) {
  const text = useText()
  const column = (by: Sort['key']) => {
    const current = sort.key === by
    const order = sort.descending ? 'descending' : 'ascending'
    const Arrow = sort.descending ? ArrowDown : ArrowUp
    return (
      <button
        key={by}
        type="button"
        className={styles['column']}
        data-by={by}
        aria-pressed={current}
        aria-label={
          current
            ? text(`drive.sort.${order}`, { column: text(`drive.column.${by}`) })
            : text('drive.sort.by', { column: text(`drive.column.${by}`) })
        }
        onClick={() => onSort(sortedBy(sort, by))}
      >
        <Text id={`drive.column.${by}`} />
        {current && <Arrow aria-hidden />}
      </button>
    )
  }
  const [name, ...others] = sortKeys.map((by) =>
    fixed ? (
      <span key={by} className={styles['column']} data-by={by}>
        <Text id={`drive.column.${by}`} />
      </span>
    ) : (
      column(by)
    ),
  )
  return (
    <div className={styles['heading']} role="group" aria-label={text('drive.sort')}>
      {name}
      <span className={styles['column']} data-by="owner">
        <Text id="drive.column.owner" />
      </span>
      {others}
    </div>
  )
}
