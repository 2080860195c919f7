import { Suspense, useState, useSyncExternalStore } from 'react'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { notices } from '#ui/notices/notices.ts'
import { useLoadedForLater } from './for-later.tsx'

const loadRegion = () => import('#ui/notices/NoticeRegion.tsx')
const NoticeRegion = lazyPart(async () => (await loadRegion()).NoticeRegion)
const forLater = [loadRegion]

/** Where notices appear. Its code comes with the first of them, or before, in a quiet moment. */
export function Notices() {
  const { length } = useSyncExternalStore(notices.subscribe, notices.getSnapshot)
  const [used, setUsed] = useState(false)
  useLoadedForLater(forLater)
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
