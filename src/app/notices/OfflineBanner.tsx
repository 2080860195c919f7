import { useState, useSyncExternalStore } from 'react'
import { Text } from '#i18n/react.tsx'
import { Banner } from '#ui/Banner.tsx'

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/**
 * While the browser says that it has no network. What is on screen stays; requests wait and go on by themselves.
 * @param waiting how many changes of the person wait
 */
export function OfflineBanner({ waiting = 0 }: { waiting?: number }) {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  // A change also waits when it only follows another; that is over before it is worth a word.
  const [waited, setWaited] = useState(false)
  const waits = waiting > 0 && (!online || waited)
  if (waits !== waited) setWaited(waits)
  return (
    <div role="status">
      {!online && (
        <Banner tone="caution" title={<Text id="session.offline" />}>
          {waiting > 0 && (
            <p>
              <Text id="session.waiting" values={{ count: waiting }} />
            </p>
          )}
          <p>
            <Text id="session.offline.note" />
          </p>
        </Banner>
      )}
      {online && waits && <Banner tone="info" title={<Text id="session.sending" values={{ count: waiting }} />} />}
    </div>
  )
}
