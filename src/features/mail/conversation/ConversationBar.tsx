import { ArrowLeft } from 'lucide-react'
import { Text } from '#i18n/react.tsx'
import { paths, type MailPlace } from '#paths.ts'
import { LinkButton } from '#ui/Button.tsx'
import styles from './ConversationBar.module.css'

/** What can be done with the conversation that is open. */
export function ConversationBar({ place }: { place: MailPlace }) {
  return (
    <div className={styles['bar']}>
      <LinkButton look="quiet" to={paths.mail(place)}>
        <ArrowLeft aria-hidden />
        <Text id="mail.back" />
      </LinkButton>
    </div>
  )
}
