import { useQuery } from '@tanstack/react-query'
import { useAuth } from '#auth/react.tsx'
import type { MailPlace } from '#paths.ts'
import { PageHeading } from '#ui/PageHeading.tsx'
import { ConversationPane } from './conversation/ConversationPane.tsx'
import { LabelName } from './labels/LabelName.tsx'
import { LabelNav } from './labels/LabelNav.tsx'
import { ThreadPane } from './list/ThreadPane.tsx'
import styles from './Mailbox.module.css'
import { useMailSync } from './mail-sync.tsx'
import { labelsQuery } from './queries.ts'

/** Labels, list and conversation, side by side as far as there is room. */
export function Mailbox({
  place,
  threadId,
  ownAddress,
}: {
  place: MailPlace
  threadId: string | undefined
  ownAddress: string
}) {
  const { send } = useAuth()
  useMailSync()
  const { data: labels = [] } = useQuery(labelsQuery(send))
  const listed = place.label ?? 'ALL'
  return (
    <div className={styles['mailbox']} data-fills-window data-open={threadId !== undefined}>
      <div className={styles['bar']}>
        <PageHeading titleId="mail.title">
          <LabelName id={listed} name={labels.find(({ id }) => id === listed)?.name} />
        </PageHeading>
      </div>
      <div className={styles['labels']}>
        <LabelNav place={place} />
      </div>
      <div className={styles['list']}>
        <ThreadPane
          key={`${place.label} ${place.q}`}
          place={place}
          openId={threadId}
          ownAddress={ownAddress}
          labels={labels}
        />
      </div>
      {threadId !== undefined && (
        <div className={styles['conversation']}>
          <ConversationPane key={threadId} threadId={threadId} place={place} ownAddress={ownAddress} />
        </div>
      )}
    </div>
  )
}
