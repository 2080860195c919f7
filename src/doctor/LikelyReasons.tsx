import { useId } from 'react'
import { Text } from '#i18n/react.tsx'
import { diagnose } from './diagnose.ts'
import { ReasonItem } from './ReasonItem.tsx'
import styles from './Reasons.module.css'

/** What may be behind a failure; nothing where nothing is known. */
export function LikelyReasons({ code, words }: { code: string | undefined; words?: readonly string[] }) {
  const titleId = useId()
  const found = diagnose(code, words)
  if (found.length === 0) return null
  return (
    <div className={styles['likely']}>
      <p id={titleId} className={styles['title']}>
        <Text id="doctor.likely" values={{ count: found.length }} />
      </p>
      <ul className={styles['reasons']} aria-labelledby={titleId}>
        {found.map((id) => (
          <ReasonItem key={id} id={id} />
        ))}
      </ul>
    </div>
  )
}
