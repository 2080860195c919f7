import { Text } from '#i18n/react.tsx'
import { SignInPage } from './SignInPage.tsx'

/** At a private address without a session: sign in, and be back at this very address. */
export function SignInFirst() {
  return (
    <SignInPage titleId="signIn.first.title">
      <Text id="signIn.first.note" />
    </SignInPage>
  )
}
