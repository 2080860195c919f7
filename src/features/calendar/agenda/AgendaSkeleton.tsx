import { Text } from '#i18n/react.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './AgendaSkeleton.module.css'

const widths = ['58%', '42%', '66%', '36%', '50%', '61%', '45%']

/** Days on their way, in the geometry of days that are there. */
export function AgendaSkeleton({ days, trying }: { days: number; trying: boolean }) {
  return (
    <div aria-busy data-arriving>
      <p role="status" className={styles['status']}>
        {trying ? (
          <Text id="calendar.trying" />
        ) : (
          <VisuallyHidden>
            <Text id="calendar.loading" />
          </VisuallyHidden>
        )}
      </p>
      {widths.slice(0, days).map((width) => (
        <div key={width} className={styles['day']}>
          <Skeleton width="4.5rem" height="2rem" />
          <div className={styles['entry']}>
            <Skeleton width="6rem" />
            <Skeleton width={width} />
          </div>
        </div>
      ))}
    </div>
  )
}
