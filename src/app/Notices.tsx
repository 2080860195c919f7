import { Suspense, useState, useSyncExternalStore } from 'react'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { notices } from '#ui/notices.ts'
import { lazyPart } from './lazy-part.tsx'

const NoticeRegion = lazyPart(async () => (await import('#ui/NoticeRegion.tsx')).NoticeRegion)

/** Where notices appear. Its code comes with the first of them, and stays. */
export function Notices() {
  const { length } = useSyncExternalStore(notices.subscribe, notices.getSnapshot)
  const [used, setUsed] = useState(false)
  if (length > 0 && !used) setUsed(true)
  return (
    used && (
      <ErrorBoundary fallback={() => null}>
        <Suspense>
          <NoticeRegion />
        </Suspense>
      </ErrorBoundary>
    )
  )
}
