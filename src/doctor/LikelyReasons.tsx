import { useId } from 'react'
import { Text } from '#i18n/react.tsx'
import { diagnose } from './diagnose.ts'
import { ReasonItem } from './ReasonItem.tsx'
import { ReasonLink } from './ReasonLink.tsx'
import styles from './Reasons.module.css'

/**
 * What may be behind a failure; nothing where nothing is known.
 * @param brief cause and cure were said already: where only one is known, its link is all there is to add
 */
export function LikelyReasons({
  code,
  words = [],
  brief = false,
}: {
  code: string | undefined
  words?: readonly string[]
  brief?: boolean
}) {
  const titleId = useId()
  const found = diagnose(code, words)
  const [first] = found
  if (!first) return null
  if (brief && found.length === 1 && diagnose(code)[0] === first) {
    return (
      <p>
        <ReasonLink id={first} />
      </p>
    )
  }
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
