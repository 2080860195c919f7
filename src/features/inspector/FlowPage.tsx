import { Suspense } from 'react'
import { Navigate, Route, Routes, useLocation } from 'react-router-dom'
import { paths } from '#paths.ts'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { PartFailed } from '#ui/PartFailed.tsx'
import { FlowNavigation } from './FlowNavigation.tsx'
import styles from './FlowPage.module.css'
import { PartSkeleton } from './PartSkeleton.tsx'
import { parts } from './parts.tsx'

/** The flow inspector: a navigation over its parts, each of which is loaded when it is first shown. */
export function FlowPage() {
  const { pathname } = useLocation()
  return (
    <div className={styles['frame']}>
      <FlowNavigation />
      <ErrorBoundary resetKey={pathname} fallback={(retry) => <PartFailed retry={retry} />}>
        <Suspense fallback={<PartSkeleton />}>
          <Routes>
            {parts.map(({ id, below, Part }) => (
              <Route key={id} path={below} element={<Part />} />
            ))}
            <Route path="*" element={<Navigate to={paths.flow()} replace />} />
          </Routes>
        </Suspense>
      </ErrorBoundary>
    </div>
  )
}
