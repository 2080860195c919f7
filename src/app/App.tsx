import { Suspense, useState } from 'react'
import { BrowserRouter, useLocation } from 'react-router-dom'
import { useSession } from '#auth/react.tsx'
import type { Configuration } from '#config/configuration.ts'
import { loadTexts } from '#i18n/i18n.ts'
import { paths } from '#paths.ts'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { RouteFocus } from '#ui/focus/route-focus.tsx'
import { AppFailed } from './AppFailed.tsx'
import { SignedOutApp } from './signed-out/SignedOutApp.tsx'
import { SigningIn } from './SigningIn.tsx'
import { Starting } from './Starting.tsx'
import { whoIsHere } from './who-is-here.ts'

/** All that only a signed-in person needs, in chunks that a visitor never loads. */
const loadSignedInApp = () => import('./signed-in/SignedInApp.tsx')
const preload = () => Promise.all([loadSignedInApp(), loadTexts('pages')])
const SignedInApp = lazyPart(async () => (await loadSignedInApp()).SignedInApp)

export function App({ configuration }: { configuration: Configuration }) {
  return (
    <BrowserRouter basename={configuration.base}>
      <ErrorBoundary fallback={() => <AppFailed base={configuration.base} />}>
        <RouteFocus>
          <ForSession configuration={configuration} />
        </RouteFocus>
      </ErrorBoundary>
    </BrowserRouter>
  )
}

/**
 * What was shown to a person leaves the page in the same turn in which the session says that they are gone. Who stands
 * before the sign-in buttons keeps that page, and what they typed there, until somebody is signed in.
 */
function ForSession({ configuration }: { configuration: Configuration }) {
  const { pathname } = useLocation()
  const here = whoIsHere(useSession())
  const [welcomed, setWelcomed] = useState(false)
  if (here === 'nobody' && !welcomed) setWelcomed(true)
  if (here === 'someone' && welcomed) setWelcomed(false)

  if (here === 'someone') {
    return (
      <Suspense fallback={<Starting />}>
        <SignedInApp configuration={configuration} />
      </Suspense>
    )
  }
  // Whoever is at the callback is moved on from there once the vault has judged it.
  if (pathname === paths.callback()) return <SigningIn preload={preload} />
  if (here === 'nobody' || welcomed) return <SignedOutApp configuration={configuration} />
  return here === 'arriving' ? <SigningIn preload={preload} /> : <Starting />
}
