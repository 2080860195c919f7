import { useAuth, useSession } from '#auth/react.tsx'
import { googleScopeBase } from '#config/google-defaults.ts'
import { covers, featureGranted, missingScopes } from '#config/scopes.ts'
import { wholeDriveScope } from '#google/drive/scopes.ts'

const filesOfThisAppScope = `${googleScopeBase}drive.file`

/** What the person allowed Pixy to do with their files. */
export interface DriveAccess {
  /** Some files may be seen. */
  files: boolean
  /** Only files that Pixy made, or that were opened with it. */
  onlyOwn: boolean
  /** What is missing was asked for before, and refused. */
  refused: boolean
}

/** Undefined while nobody is signed in. */
export function useDriveAccess(): DriveAccess | undefined {
  const { providers } = useAuth()
  const { signedIn } = useSession()
  const provider = providers.find(({ id }) => id === signedIn?.providerId)
  if (!signedIn || !provider) return undefined
  const { grantedScopes, requestedScopes } = signedIn
  return {
    files: featureGranted(provider, 'drive', grantedScopes),
    // A provider with scope names of its own decides by itself what they show.
    onlyOwn: provider.featureScopes.drive?.[0] === filesOfThisAppScope && !covers(grantedScopes, wholeDriveScope),
    refused: missingScopes(provider, 'drive', grantedScopes).some((scope) => requestedScopes.includes(scope)),
  }
}
