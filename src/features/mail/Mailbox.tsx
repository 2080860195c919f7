import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useAuth } from '#auth/react.tsx'
import type { Label } from '#google/gmail/labels.ts'
import { Text } from '#i18n/react.tsx'
import type { MailPlace } from '#paths.ts'
import { PageHeading } from '#ui/PageHeading.tsx'
import { ComposeButton } from './compose/ComposeButton.tsx'
import { ComposerHost } from './compose/ComposerHost.tsx'
import { ConversationBar } from './conversation/ConversationBar.tsx'
import { ConversationPane } from './conversation/ConversationPane.tsx'
import { LabelEditing } from './labels/LabelEditing.tsx'
import { LabelName } from './labels/LabelName.tsx'
import { LabelNav } from './labels/LabelNav.tsx'
import { LabelsButton } from './labels/LabelsButton.tsx'
import { useListCommands } from './list/list-commands.tsx'
import { useThreadList } from './list/thread-list.tsx'
import type { ThreadGridHandle } from './list/ThreadGrid.tsx'
import { ThreadPane } from './list/ThreadPane.tsx'
import { useMailSync } from './mail-sync.tsx'
import styles from './Mailbox.module.css'
import { labelsQuery } from './queries.ts'
import { useMedia } from './react.tsx'
import { SearchField } from './search/SearchField.tsx'

interface Shown {
  place: MailPlace
  threadId: string | undefined
  ownAddress: string
}

/** Labels, list and conversation, side by side as far as there is room. */
export function Mailbox(shown: Shown) {
  const { place, threadId, ownAddress } = shown
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
        <ComposeButton ownAddress={ownAddress} />
        {!roomy && <LabelsButton place={place} />}
        <SearchField place={place} labels={labels} ownAddress={ownAddress} />
      </div>
      {roomy && (
        <div className={styles['labels']}>
          <LabelNav place={place} />
        </div>
      )}
      <ListAndConversation key={`${place.label} ${place.q}`} {...shown} labels={labels} />
      <LabelEditing place={place} />
      <ComposerHost ownAddress={ownAddress} />
    </div>
  )
}

function ListAndConversation({ place, threadId, ownAddress, labels }: Shown & { labels: readonly Label[] }) {
  const grid = useRef<ThreadGridHandle>(null)
  const list = useThreadList(place, threadId, grid)
  useListCommands(list, place, threadId)
  return (
    <>
      <div className={styles['list']}>
        <ThreadPane list={list} grid={grid} place={place} openId={threadId} ownAddress={ownAddress} labels={labels} />
      </div>
      {threadId !== undefined && (
        <div className={styles['conversation']}>
          <ConversationBar threadId={threadId} place={place} labels={labels} onChange={list.act} />
          <div className={styles['scroll']}>
            <ConversationPane
              key={threadId}
              threadId={threadId}
              ownAddress={ownAddress}
              labels={labels}
              onChange={list.act}
            />
          </div>
        </div>
      )}
    </>
  )
}

const roomForLabels = '(min-width: 64em)'
