import { useSyncExternalStore } from 'react'
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

/** While the browser says that it has no network. What is on screen stays; requests wait and go on by themselves. */
export function OfflineBanner() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  return (
    <div role="status">
      {!online && (
        <Banner tone="caution" title={<Text id="session.offline" />}>
          <p>
            <Text id="session.offline.note" />
          </p>
        </Banner>
      )}
    </div>
  )
}
