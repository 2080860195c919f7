import { Text } from '#i18n/react.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './FilesSkeleton.module.css'

const widths = ['38%', '52%', '30%', '46%', '60%', '34%', '42%', '55%']

/** Files on their way, in the geometry of files that are there. */
export function FilesSkeleton({ view, narrow }: { view: 'list' | 'grid'; narrow: boolean }) {
  return (
    <div aria-busy className={styles[view]} data-narrow={narrow || undefined}>
      <VisuallyHidden live>
        <Text id="drive.loading" />
      </VisuallyHidden>
      {widths.map((width) =>
        view === 'grid' ? (
          <Skeleton key={width} height="164px" />
        ) : (
          <div key={width} className={styles['row']}>
            <Skeleton width="20px" height="20px" />
            <Skeleton width={width} />
          </div>
        ),
      )}
    </div>
  )
}
