import { Text } from '#i18n/react.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './ReadingPart.module.css'

const lineWidths = ['94%', '100%', '97%', '62%']

/** A text on its way: three paragraphs of it. */
export function PageTextSkeleton() {
  return (
    <div className={styles['text']}>
      <VisuallyHidden live>
        <Text id="session.loading" />
      </VisuallyHidden>
      {['lead', 'first', 'second'].map((paragraph) => (
        <div key={paragraph}>
          {lineWidths.map((width) => (
            <Skeleton key={width} width={width} />
          ))}
        </div>
      ))}
    </div>
  )
}
