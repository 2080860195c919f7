import { Text } from '#i18n/react.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './ListSkeleton.module.css'

/** Rows on their way, in their own size. */
export function ListSkeleton({ layout }: { layout: 'line' | 'stacked' }) {
  return (
    <div className={styles['list']} data-layout={layout} aria-busy>
      <VisuallyHidden live>
        <Text id="mail.loading" />
      </VisuallyHidden>
      {Array.from({ length: 14 }, (_, index) => (
        <div key={index} className={styles['row']}>
          <Skeleton width={`${6 + ((index * 5) % 5)}rem`} height="0.85em" />
          <Skeleton width={`${40 + ((index * 17) % 50)}%`} height="0.85em" />
        </div>
      ))}
    </div>
  )
}
