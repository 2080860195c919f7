import { useQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { useAuth } from '#auth/react.tsx'
import { Text } from '#i18n/react.tsx'
import { paths, type MailPlace } from '#paths.ts'
import { LinkButton } from '#ui/Button.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { LoadProblem } from '../LoadProblem.tsx'
import { threadQuery } from '../queries.ts'
import { factsOf } from '../thread-facts.ts'
import styles from './ConversationPane.module.css'

/** One conversation. */
export function ConversationPane({
  threadId,
  place,
  ownAddress,
}: {
  threadId: string
  place: MailPlace
  ownAddress: string
}) {
  const { send } = useAuth()
  const thread = useQuery(threadQuery(send, threadId))
  const facts = thread.data && factsOf(thread.data, ownAddress)
  return (
    <section className={styles['pane']}>
      <div>
        <LinkButton look="quiet" to={paths.mail(place)}>
          <ArrowLeft aria-hidden />
          <Text id="mail.back" />
        </LinkButton>
      </div>
      {thread.isError && (
        <LoadProblem error={thread.error} title="mail.problem.thread" retry={() => void thread.refetch()} />
      )}
      {facts && (
        <h2>{facts.subject ? <Foreign maxCharacters={300}>{facts.subject}</Foreign> : <Text id="mail.noSubject" />}</h2>
      )}
      {thread.data?.messages.map((message) => (
        <article key={message.id}>
          <Foreign maxCharacters={1000}>{message.snippet}</Foreign>
        </article>
      ))}
    </section>
  )
}
