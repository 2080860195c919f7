import { Text } from '#i18n/react.tsx'
import { reasons, type Reason, type ReasonId } from './reasons.ts'
import { ReasonLink } from './ReasonLink.tsx'
import styles from './Reasons.module.css'

/** One cause, what Google calls it, its cure, and where that is carried out. */
export function ReasonItem({ id }: { id: ReasonId }) {
  const { mark }: Reason = reasons[id]
  return (
    <li className={styles['reason']} data-reason={id}>
      <p className={styles['cause']}>
        <Text id={`doctor.${id}.cause`} />
        {mark && (
          <code className={styles['mark']} translate="no">
            {mark}
          </code>
        )}
      </p>
      <p>
        <Text id={`doctor.${id}.cure`} />
      </p>
      <p>
        <ReasonLink id={id} />
      </p>
    </li>
  )
}
