import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query'
import { useAuth } from '#auth/react.tsx'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { Badge } from '#ui/Badge.tsx'
import { LinkButton } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { useNowMs } from '#ui/clock.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { Link } from '#ui/Link.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { useMailAccess } from './access.tsx'
import { AllowButton } from './AllowMail.tsx'
import { Participants } from './list/Participants.tsx'
import { rowDate } from './list/row-date.ts'
import { LoadProblem } from './LoadProblem.tsx'
import { useMailSync } from './mail-sync.tsx'
import { labelQuery, threadListQuery, threadRowQuery } from './queries.ts'
import { factsOf, type ThreadFacts } from './thread-facts.ts'
import styles from './UnreadCard.module.css'

/** What came and is not read yet, for the start page. */
export function UnreadCard() {
  const access = useMailAccess()
  return (
    <Card
      title={<Text id="mail.card.title" />}
      aside={
        <LinkButton look="quiet" to={paths.mail()}>
          <Text id="mail.card.open" />
        </LinkButton>
      }
    >
      {access && (access.allowed ? <Unread ownAddress={access.address} /> : <NotAllowed />)}
    </Card>
  )
}

function NotAllowed() {
  return (
    <div className={styles['allow']}>
      <p>
        <Text id="mail.card.allow" />
      </p>
      <AllowButton />
    </div>
  )
}

/** More than a glance takes is behind the link to the inbox. */
const maxRows = 6
const unreadInInbox = { labelId: 'INBOX', q: 'is:unread' }

function Unread({ ownAddress }: { ownAddress: string }) {
  const { send } = useAuth()
  const text = useText()
  useMailSync()
  const list = useInfiniteQuery(threadListQuery(send, unreadInInbox))
  const { data: inbox } = useQuery(labelQuery(send, 'INBOX'))
  const ids = list.data?.pages.flatMap(({ items }) => items.map(({ id }) => id)) ?? []
  const rows = useQueries({ queries: ids.slice(0, maxRows).map((id) => threadRowQuery(send, id)) })

  if (list.isError && !list.data) {
    return <LoadProblem error={list.error} title="mail.problem.list" retry={() => void list.refetch()} />
  }
  if (list.isPending) return list.isPaused ? <Offline /> : <CardSkeleton />
  // One that was read a moment ago is still in the answer to the search.
  const shown = rows.flatMap(({ data, isError }, index) => {
    const facts = data && factsOf(data, ownAddress)
    return facts?.unread === false ? [] : [{ id: ids[index] ?? '', facts, isError }]
  })
  const unread = inbox?.threadsUnread ?? 0
  if (shown.length === 0) {
    return (
      <p className={styles['quiet']}>
        <Text id="mail.card.nothing" />
      </p>
    )
  }
  return (
    <>
      {unread > maxRows && (
        <p>
          <Badge>
            <Text id="mail.card.unread" values={{ count: unread }} />
          </Badge>
        </p>
      )}
      <ul className={styles['rows']} aria-label={text('mail.card.title')}>
        {shown.map(({ id, facts, isError }) => (
          <li key={id}>
            <Link className={styles['row']} to={paths.mail({}, id)}>
              {facts ? <Lines facts={facts} /> : isError ? <Text id="mail.problem.thread" /> : <LineBars />}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

function Lines({ facts }: { facts: ThreadFacts }) {
  const format = useFormat()
  const nowMs = useNowMs(60_000)
  return (
    <>
      <span className={styles['people']}>
        <Participants people={facts.from} />
      </span>
      <time className={styles['when']} dateTime={new Date(facts.atMs).toISOString()}>
        {rowDate(facts.atMs, nowMs, format)}
      </time>
      <span className={styles['subject']}>
        {facts.subject ? <Foreign maxCharacters={150}>{facts.subject}</Foreign> : <Text id="mail.noSubject" />}
      </span>
    </>
  )
}

function LineBars() {
  return (
    <>
      <VisuallyHidden>
        <Text id="mail.loading" />
      </VisuallyHidden>
      <Skeleton width="9rem" height="1.2em" />
      <Skeleton width="3rem" height="1.2em" />
      <span className={styles['subject']}>
        <Skeleton width="75%" height="1.2em" />
      </span>
    </>
  )
}

function CardSkeleton() {
  return (
    <div className={styles['rows']} aria-busy>
      {Array.from({ length: maxRows }, (_, index) => (
        <span key={index} className={styles['row']}>
          <LineBars />
        </span>
      ))}
    </div>
  )
}

function Offline() {
  return (
    <p className={styles['quiet']}>
      <Text id="mail.offline" />
    </p>
  )
}
