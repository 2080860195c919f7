import { useQuery } from '@tanstack/react-query'
import { useAuth } from '#auth/react.tsx'
import { Text } from '#i18n/react.tsx'
import type { MailPlace } from '#paths.ts'
import { PageHeading } from '#ui/PageHeading.tsx'
import { ConversationBar } from './conversation/ConversationBar.tsx'
import { ConversationPane } from './conversation/ConversationPane.tsx'
import { LabelName } from './labels/LabelName.tsx'
import { LabelNav } from './labels/LabelNav.tsx'
import { LabelsButton } from './labels/LabelsButton.tsx'
import { ThreadPane } from './list/ThreadPane.tsx'
import styles from './Mailbox.module.css'
import { useMailSync } from './mail-sync.tsx'
import { labelsQuery } from './queries.ts'
import { useMedia } from './react.tsx'
import { SearchField } from './search/SearchField.tsx'

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
  const roomy = useMedia(roomForLabels)
  const { data: labels = [] } = useQuery(labelsQuery(send))
  const listed = labels.find(({ id }) => id === place.label)
  return (
    <div className={styles['mailbox']} data-fills-window data-open={threadId !== undefined}>
      <div className={styles['bar']}>
        <PageHeading titleId="mail.title">
          {place.label ? <LabelName id={place.label} name={listed?.name} /> : <Text id="mail.search.results" />}
        </PageHeading>
        {!roomy && <LabelsButton place={place} />}
        <SearchField place={place} labels={labels} ownAddress={ownAddress} />
      </div>
      {roomy && (
        <div className={styles['labels']}>
          <LabelNav place={place} />
        </div>
      )}
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
          <ConversationBar place={place} />
          <div className={styles['scroll']}>
            <ConversationPane key={threadId} threadId={threadId} ownAddress={ownAddress} labels={labels} />
          </div>
        </div>
      )}
    </div>
  )
}

const roomForLabels = '(min-width: 64em)'
