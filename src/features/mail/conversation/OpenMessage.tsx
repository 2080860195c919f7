import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useAuth } from '#auth/react.tsx'
import type { Message } from '#google/gmail/messages.ts'
import { fromBase64 } from '#google/gmail/mime/base64.ts'
import type { MessagePart } from '#google/gmail/parts.ts'
import { Text } from '#i18n/react.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { LoadProblem } from '../LoadProblem.tsx'
import { messageQuery } from '../queries.ts'
import styles from './MessageCard.module.css'

/** What an opened message says, and its files. */
export function OpenMessage({ messageId }: { messageId: string }) {
  const { send } = useAuth()
  const message = useQuery(messageQuery(send, messageId))
  if (message.data) return <Content message={message.data} />
  return (
    <div className={styles['body']}>
      {message.isError ? (
        <LoadProblem error={message.error} title="mail.problem.message" retry={() => void message.refetch()} />
      ) : message.isPaused ? (
        <p>
          <Text id="mail.offline" />
        </p>
      ) : (
        <div className={styles['waiting']} aria-busy>
          <VisuallyHidden live>
            <Text id="mail.loading" />
          </VisuallyHidden>
          {['80%', '95%', '60%'].map((width) => (
            <Skeleton key={width} width={width} height="1rem" />
          ))}
        </div>
      )}
    </div>
  )
}

function Content({ message: { payload, snippet } }: { message: Message }) {
  const text = useMemo(() => payload && plainTextOf(payload), [payload])
  return (
    <div className={styles['body']}>
      <p className={styles['plain']}>{text ?? snippet}</p>
    </div>
  )
}

/** The first plain text of a message. */
function plainTextOf(part: MessagePart): string | undefined {
  if (part.mimeType.toLowerCase() === 'text/plain' && part.body.data) {
    return new TextDecoder().decode(fromBase64(part.body.data))
  }
  return part.parts.map(plainTextOf).find((text) => text !== undefined)
}
