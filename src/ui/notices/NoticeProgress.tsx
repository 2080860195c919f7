import { useSyncExternalStore } from 'react'
import { useText } from '#i18n/react.tsx'
import type { WorkProgress } from './long-work.ts'
import styles from './NoticeRegion.module.css'

/** How far the work is that a notice tells of, along its lower edge. */
export function NoticeProgress({ progress }: { progress: WorkProgress }) {
  const text = useText()
  const fraction = useSyncExternalStore(progress.subscribe, progress.getSnapshot)
  return (
    <progress
      className={styles['progress']}
      aria-label={text('notices.progress')}
      {...(fraction !== undefined && { value: fraction })}
    />
  )
}
