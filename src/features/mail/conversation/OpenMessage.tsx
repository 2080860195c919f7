import { useQuery } from '@tanstack/react-query'
import { useAuth } from '#auth/react.tsx'
import { Text } from '#i18n/react.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { MessageBody } from '../content/MessageBody.tsx'
import { LoadProblem } from '../LoadProblem.tsx'
import { messageQuery } from '../queries.ts'
import styles from './MessageCard.module.css'

/** What an opened message says, and its files. */
export function OpenMessage({ messageId }: { messageId: string }) {
  const { send } = useAuth()
  const message = useQuery(messageQuery(send, messageId))
  if (message.data) {
    return (
      <div className={styles['body']}>
        <MessageBody message={message.data} />
      </div>
    )
  }
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
