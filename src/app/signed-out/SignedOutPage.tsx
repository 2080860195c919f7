import { Text } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { SignInPage } from './SignInPage.tsx'

/** Where a sign-out ends. */
export function SignedOutPage() {
  return (
    <SignInPage titleId="signedOut.title" returnTo={paths.home()}>
      <Text id="signedOut.note" />
    </SignInPage>
  )
}
