import { Text } from '#i18n/react.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './FlowPage.module.css'

/** A part whose code is on its way: heading and first card. */
export function PartSkeleton() {
  return (
    <div className={styles['frame']} data-arriving>
      <VisuallyHidden live>
        <Text id="session.loading" />
      </VisuallyHidden>
      <Skeleton width="12rem" height="1.875rem" />
      <Skeleton height="12rem" />
    </div>
  )
}
