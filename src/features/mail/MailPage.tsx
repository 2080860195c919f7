import { useParams, useSearchParams } from 'react-router-dom'
import { PageHeading } from '#ui/PageHeading.tsx'
import { useMailAccess } from './access.tsx'
import { AllowMail } from './AllowMail.tsx'
import { Mailbox } from './Mailbox.tsx'
import { readPlace } from './place.ts'

/** The person's mail: the list and the conversation that the address names. */
export function MailPage() {
  const access = useMailAccess()
  const { threadId } = useParams()
  const [search] = useSearchParams()
  if (!access) return null
  if (!access.allowed) {
    return (
      <>
        <PageHeading titleId="mail.title" />
        <AllowMail refused={access.refused} />
      </>
    )
  }
  return <Mailbox place={readPlace(search)} threadId={threadId} ownAddress={access.address} />
}
