import { CircleAlert, X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import {
  Button,
  Text as Title,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components'
import { Text, useText } from '#i18n/react.tsx'
import { classNames } from '../class-names.ts'
import { NoticeProgress } from './NoticeProgress.tsx'
import styles from './NoticeRegion.module.css'
import { notices, putAway, type Notice, type PostedNotice } from './notices.ts'

const maxAtOnce = 3

/**
 * Where notices appear: a landmark (F6), read out as they come, none of which takes the focus. Time stands still while
 * one is pointed at or has the focus.
 */
export function NoticeRegion() {
  const text = useText()
  const posted = useSyncExternalStore(notices.subscribe, notices.getSnapshot)
  const [queue] = useState(() => new ToastQueue<Notice>({ maxVisibleToasts: maxAtOnce }))
  const [keys] = useState(() => new Map<PostedNotice, string>())

  useEffect(() => {
    for (const [entry, key] of keys) {
      if (posted.includes(entry)) continue
      keys.delete(entry)
      queue.close(key)
    }
    for (const entry of posted) {
      if (keys.has(entry)) continue
      const timeout = entry.lastsMs === undefined ? {} : { timeout: entry.lastsMs }
      keys.set(entry, queue.add(entry.notice, { ...timeout, onClose: () => putAway(entry) }))
    }
  }, [posted, queue, keys])

  return (
    <ToastRegion
      queue={queue}
      className={styles['region'] ?? ''}
      aria-label={text('notices.region', { count: posted.length })}
    >
      {({ toast }) => {
        const { text: said, tone, action, why, countsDown, progress, lastsMs } = toast.content
        return (
          <Toast toast={toast} className={classNames(styles['notice'], tone === 'problem' && styles['problem'])}>
            {tone === 'problem' && <CircleAlert className={styles['icon']} aria-hidden />}
            <ToastContent className={styles['content']}>
              <Title slot="title">
                <Text id={said.id} {...(said.values && { values: said.values })} />
              </Title>
            </ToastContent>
            {why && (
              <Button className={styles['why'] ?? ''} onPress={why}>
                <Text id="notices.why" />
              </Button>
            )}
            {action && (
              <Button
                className={styles['action'] ?? ''}
                onPress={() => {
                  queue.close(toast.key)
                  action.run()
                }}
              >
                <Text id={action.label} />
              </Button>
            )}
            {progress && <NoticeProgress progress={progress} />}
            {countsDown && (
              <span className={styles['countdown']} style={{ animationDuration: `${lastsMs}ms` }} aria-hidden />
            )}
            <Button slot="close" className={styles['close'] ?? ''} aria-label={text('action.dismiss')}>
              <X aria-hidden />
            </Button>
          </Toast>
        )
      }}
    </ToastRegion>
  )
}
