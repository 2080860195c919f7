import { Text } from '#i18n/react.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './ConversationPane.module.css'

/** A conversation on its way. */
export function ConversationSkeleton() {
  return (
    <div aria-busy className={styles['messages']}>
      <VisuallyHidden live>
        <Text id="mail.loading" />
      </VisuallyHidden>
      <Skeleton width="60%" height="1.6rem" />
      <Skeleton width="40%" height="2.5rem" />
      {['90%', '95%', '70%', '85%'].map((width) => (
        <Skeleton key={width} width={width} height="1rem" />
      ))}
    </div>
  )
}
