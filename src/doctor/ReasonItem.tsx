import { Text } from '#i18n/react.tsx'
import { Link } from '#ui/Link.tsx'
import { links } from './links.ts'
import { reasons, type Reason, type ReasonId } from './reasons.ts'
import styles from './Reasons.module.css'

/** One cause, what Google calls it, its cure, and where that is carried out. */
export function ReasonItem({ id }: { id: ReasonId }) {
  const { mark, link }: Reason = reasons[id]
  const target = links[link]
  const label = <Text id={`doctor.link.${link}`} />
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
        {target.startsWith('/') ? (
          <Link to={target}>{label}</Link>
        ) : (
          <a href={target} target="_blank" rel="noopener noreferrer">
            {label}
          </a>
        )}
      </p>
    </li>
  )
}
