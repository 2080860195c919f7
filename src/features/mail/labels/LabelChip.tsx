import type { Label } from '#google/gmail/labels.ts'
import { Foreign } from '#ui/Foreign.tsx'
import { inkOn } from './label-color.ts'
import styles from './LabelChip.module.css'

/** A label of the person's on a thread, in its colour. */
export function LabelChip({ label: { name, color } }: { label: Label }) {
  // Of a nested label the last part is enough on a chip.
  const short = name.slice(name.lastIndexOf('/') + 1)
  return (
    <span
      className={styles['chip']}
      {...(color && { style: { background: color.backgroundColor, color: inkOn(color.backgroundColor) } })}
    >
      <Foreign maxCharacters={24}>{short}</Foreign>
    </span>
  )
}
