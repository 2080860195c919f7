import { FolderLock } from 'lucide-react'
import { useAuth } from '#auth/react.tsx'
import { AllowButton as Ask, AllowFeature } from '#ui/AllowFeature.tsx'
import type { ButtonLook } from '#ui/Button.tsx'

/** Asks the provider for what Drive lacks, and for `further` scopes. */
export function AllowButton({
  look,
  label,
  further = [],
}: {
  look?: ButtonLook
  label: string
  further?: readonly string[]
}) {
  const auth = useAuth()
  return <Ask {...(look && { look })} label={label} ask={() => auth.allow('drive', further)} />
}

/** In the place of the files while no scope is granted: what the narrow one shows, what it does not, and the button that asks. */
export function AllowDrive({ refused }: { refused: boolean }) {
  const auth = useAuth()
  return (
    <AllowFeature
      icon={FolderLock}
      lead={refused ? 'drive.allow.refused' : 'drive.allow.lead'}
      points={['drive.allow.shows', 'drive.allow.hides', 'drive.allow.wider', 'drive.allow.revocable']}
      label="drive.allow.button"
      ask={() => auth.allow('drive')}
    />
  )
}
