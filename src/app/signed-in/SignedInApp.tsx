import { Suspense, useState, type ComponentProps } from 'react'
import { Navigate, Route, Routes, useLocation } from 'react-router-dom'
import type { Configuration } from '#config/configuration.ts'
import { aboutTexts } from '#i18n/about-texts.ts'
import { calendarTexts } from '#i18n/calendar-texts.ts'
import { paths } from '#paths.ts'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { PartFailed } from '#ui/PartFailed.tsx'
import { NotFoundPage } from '../NotFoundPage.tsx'
import { PageSkeleton } from '../PageSkeleton.tsx'
import { AccountQueries } from '../queries/AccountQueries.tsx'
import { SignedInHome } from './SignedInHome.tsx'
import { SignedInShell } from './SignedInShell.tsx'

const CalendarPage = lazyPart(
  async () => (await import('#features/calendar/CalendarPage.tsx')).CalendarPage,
  calendarTexts,
)
const DrivePage = lazyPart(async () => (await import('#features/drive/DrivePage.tsx')).DrivePage, 'drive')
const TransferPanel = lazyPart(
  async () => (await import('#features/drive/transfers/TransferPanel.tsx')).TransferPanel,
  'drive',
)
const MailPage = lazyPart(async () => (await import('#features/mail/MailPage.tsx')).MailPage, 'mail')
const ProfilePage = lazyPart(async () => (await import('#features/profile/ProfilePage.tsx')).ProfilePage, aboutTexts)
const FlowPage = lazyPart(async () => (await import('#features/inspector/load-flow-page.ts')).loadFlowPage())
const SetupPage = lazyPart(async () => (await import('#features/setup/load-setup-page.ts')).loadSetupPage())

/** What room a page takes, before its code is there to say so. */
function roomOf(pathname: string): ComponentProps<typeof PageSkeleton> {
  if (pathname.startsWith(paths.mail())) return { room: 'window' }
  return pathname === paths.calendar() ? { room: 'wide' } : {}
}

/** All of the app for a person who is signed in. */
export function SignedInApp({ configuration }: { configuration: Configuration }) {
  const { pathname } = useLocation()
  // What is on its way up or down goes on wherever the person looks, so its panel stays once Drive was opened.
  const [transfers, setTransfers] = useState(false)
  if (!transfers && pathname.startsWith(paths.drive())) setTransfers(true)
  return (
    <AccountQueries>
      <SignedInShell features={configuration.features}>
        <ErrorBoundary resetKey={pathname} fallback={(retry) => <PartFailed retry={retry} />}>
          <Suspense fallback={<PageSkeleton {...roomOf(pathname)} />}>
            <Routes>
              <Route path={paths.home()} element={<SignedInHome features={configuration.features} />} />
              <Route path={paths.calendar()} element={<CalendarPage />} />
              <Route path={`${paths.mail()}/:threadId?`} element={<MailPage />} />
              <Route path={`${paths.drive()}/:folderId?`} element={<DrivePage />} />
              <Route path={paths.profile()} element={<ProfilePage features={configuration.features} />} />
              <Route path={`${paths.flow()}/*`} element={<FlowPage />} />
              <Route path={paths.setup()} element={<SetupPage configuration={configuration} />} />
              <Route path={paths.callback()} element={<PageSkeleton />} />
              <Route path={paths.signedOut()} element={<Navigate to={paths.home()} replace />} />
              <Route path="*" element={<NotFoundPage />} />
            </Routes>
          </Suspense>
        </ErrorBoundary>
        {transfers && (
          <ErrorBoundary fallback={(retry) => <PartFailed retry={retry} />}>
            <Suspense fallback={null}>
              <TransferPanel />
            </Suspense>
          </ErrorBoundary>
        )}
      </SignedInShell>
    </AccountQueries>
  )
}
