import { MailCheck } from 'lucide-react'
import { useAuth } from '#auth/react.tsx'
import { AllowButton as Ask, AllowFeature } from '#ui/AllowFeature.tsx'
import type { ButtonLook } from '#ui/Button.tsx'

const label = 'mail.allow.button'

/** Asks the provider for the scope of mail. */
export function AllowButton({ look }: { look?: ButtonLook }) {
  const auth = useAuth()
  return <Ask {...(look && { look })} label={label} ask={() => auth.allow('mail')} />
}

/** In the place of the mail while its scope is not granted: what it would allow, and the button that asks. */
export function AllowMail({ refused }: { refused: boolean }) {
  const auth = useAuth()
  return (
    <AllowFeature
      icon={MailCheck}
      lead={refused ? 'mail.allow.refused' : 'mail.allow.lead'}
      points={['mail.allow.does', 'mail.allow.never', 'mail.allow.revocable']}
      label={label}
      ask={() => auth.allow('mail')}
    />
  )
}
