import { useAuth, useSession } from '#auth/react.tsx'
import { featureGranted, missingScopes } from '#config/scopes.ts'

/** What the person allowed Pixy to do with their mail. */
export interface MailAccess {
  allowed: boolean
  /** What is missing was asked for before, and refused. */
  refused: boolean
  /** The person's own address, in small letters; empty where the provider did not say. */
  address: string
}

/** Undefined while nobody is signed in. */
export function useMailAccess(): MailAccess | undefined {
  const { providers } = useAuth()
  const { signedIn } = useSession()
  const provider = providers.find(({ id }) => id === signedIn?.providerId)
  if (!signedIn || !provider) return undefined
  const { account, grantedScopes, requestedScopes } = signedIn
  return {
    allowed: featureGranted(provider, 'mail', grantedScopes),
    refused: missingScopes(provider, 'mail', grantedScopes).some((scope) => requestedScopes.includes(scope)),
    address: account.email?.toLowerCase() ?? '',
  }
}
