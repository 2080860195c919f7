import { Text } from '#i18n/react.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './PageSkeleton.module.css'

/** A page whose code is on its way: heading and first card, in the room that the page will take. */
export function PageSkeleton({ room }: { room?: 'wide' | 'window' }) {
  return (
    <div
      className={styles['skeleton']}
      data-arriving
      data-wide={room === 'wide' || undefined}
      data-fills-window={room === 'window' || undefined}
    >
      <VisuallyHidden live>
        <Text id="session.loading" />
      </VisuallyHidden>
      <Skeleton width="12rem" height="1.875rem" />
      <Skeleton height="9rem" />
      <Skeleton height="9rem" />
    </div>
  )
}
