import { Forward, Pencil, Reply, ReplyAll } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Text } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import styles from './AnswerButtons.module.css'
import { useComposeActions } from './compose-actions.tsx'

/** Below a message: the ways to answer it, or, where it is a draft, to go on with it. */
export function AnswerButtons({
  messageId,
  draft,
  ownAddress,
}: {
  messageId: string
  draft: boolean
  ownAddress: string
}) {
  const { reply, replyAll, forward, resume } = useComposeActions(ownAddress)
  const [busy, setBusy] = useState<string>()
  const button = (id: string, icon: ReactNode, act: (messageId: string) => Promise<void>) => (
    <Button
      busy={busy === id}
      onClick={() => {
        setBusy(id)
        void act(messageId).finally(() => setBusy(undefined))
      }}
    >
      {icon}
      <Text id={id} />
    </Button>
  )
  return (
    <div className={styles['answers']}>
      {draft ? (
        button('mail.compose.resume', <Pencil aria-hidden />, resume)
      ) : (
        <>
          {button('mail.compose.reply', <Reply aria-hidden />, reply)}
          {button('mail.compose.replyAll', <ReplyAll aria-hidden />, replyAll)}
          {button('mail.compose.forward', <Forward aria-hidden />, forward)}
        </>
      )}
    </div>
  )
}
