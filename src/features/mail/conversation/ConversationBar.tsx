import { ArrowLeft } from 'lucide-react'
import type { Label } from '#google/gmail/labels.ts'
import { Text, useText } from '#i18n/react.tsx'
import { paths, type MailPlace } from '#paths.ts'
import { LinkButton } from '#ui/Button.tsx'
import { ActionButtons } from '../actions/ActionButtons.tsx'
import type { MailChange } from '../change.ts'
import styles from './ConversationBar.module.css'

/** What can be done with the conversation that is open. */
export function ConversationBar({
  threadId,
  place,
  labels,
  onChange,
}: {
  threadId: string
  place: MailPlace
  labels: readonly Label[]
  onChange: (change: MailChange) => void
}) {
  const text = useText()
  return (
    <div className={styles['bar']} role="toolbar" aria-label={text('mail.toolbar.conversation')}>
      <LinkButton look="quiet" to={paths.mail(place)}>
        <ArrowLeft aria-hidden />
        <span className={styles['back']}>
          <Text id="mail.back" />
        </span>
      </LinkButton>
      <ActionButtons threadIds={[threadId]} label={place.label} labels={labels} onChange={onChange} />
    </div>
  )
}
