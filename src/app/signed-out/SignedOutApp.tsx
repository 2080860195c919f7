import { Suspense, useEffect } from 'react'
import { Route, Routes, useLocation } from 'react-router-dom'
import type { Configuration } from '#config/configuration.ts'
import { paths } from '#paths.ts'
import { halfWritten } from '#ui/belongings/half-written-store.ts'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { PartFailed } from '#ui/PartFailed.tsx'
import { NotFoundPage } from '../NotFoundPage.tsx'
import { PageSkeleton } from '../PageSkeleton.tsx'
import { SignedOutHome } from './SignedOutHome.tsx'
import { SignedOutPage } from './SignedOutPage.tsx'
import { SignedOutShell } from './SignedOutShell.tsx'
import { SignInFirst } from './SignInFirst.tsx'

const FlowPage = lazyPart(async () => (await import('#features/inspector/load-flow-page.ts')).loadFlowPage())
const SetupPage = lazyPart(async () => (await import('#features/setup/load-setup-page.ts')).loadSetupPage())

/**
 * What everybody may see. A private address asks to sign in, and leads back to itself afterwards; the flow explains a
 * sign-in that failed.
 */
export function SignedOutApp({ configuration }: { configuration: Configuration }) {
  const { pathname } = useLocation()
  useEffect(() => halfWritten.watchDepartures(), [])
  return (
    <SignedOutShell>
      <ErrorBoundary resetKey={pathname} fallback={(retry) => <PartFailed retry={retry} />}>
        <Suspense fallback={<PageSkeleton />}>
          <Routes>
            <Route path={paths.home()} element={<SignedOutHome />} />
            <Route path={paths.signedOut()} element={<SignedOutPage />} />
            <Route path={`${paths.flow()}/*`} element={<FlowPage />} />
            <Route path={paths.setup()} element={<SetupPage configuration={configuration} />} />
            <Route path={paths.calendar()} element={<SignInFirst />} />
            <Route path={`${paths.mail()}/*`} element={<SignInFirst />} />
            <Route path={`${paths.drive()}/*`} element={<SignInFirst />} />
            <Route path={paths.profile()} element={<SignInFirst />} />
            <Route path="*" element={<NotFoundPage />} />
          </Routes>
        </Suspense>
      </ErrorBoundary>
    </SignedOutShell>
  )
}
