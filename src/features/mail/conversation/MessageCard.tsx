import type { Message } from '#google/gmail/messages.ts'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import { useNowMs } from '#ui/clock.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { Initials } from '#ui/Initials.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { rowDate } from '../list/row-date.ts'
import { mailboxesOf, nameOf } from '../thread-facts.ts'
import { AnswerButtons } from '../compose/AnswerButtons.tsx'
import { MessageAddresses } from './MessageAddresses.tsx'
import styles from './MessageCard.module.css'
import { OpenMessage } from './OpenMessage.tsx'
import { PretendedAddress } from './PretendedAddress.tsx'

/** One message of a conversation: a line that says who wrote when, and, once opened, all of it. */
export function MessageCard({
  message,
  ownAddress,
  open,
  onToggle,
}: {
  message: Message
  ownAddress: string
  open: boolean
  onToggle: () => void
}) {
  const text = useText()
  const format = useFormat()
  const nowMs = useNowMs(60_000)
  const [from] = mailboxesOf(message, 'From')
  const name = from ? nameOf(from) : text('mail.unknownSender')
  const unread = message.labelIds.includes('UNREAD')
  const draft = message.labelIds.includes('DRAFT')
  const at = format.date(message.internalDate, { dateStyle: 'full', timeStyle: 'short' })
  return (
    <article
      tabIndex={-1}
      className={styles['card']}
      data-open={open}
      aria-label={text('mail.message.name', { name, date: at })}
    >
      <div className={styles['head']}>
        <Initials name={name} />
        <div className={styles['who']}>
          <span className={styles['from']} data-unread={unread}>
            {from?.address.toLowerCase() === ownAddress ? (
              <Text id="mail.me" />
            ) : (
              <Foreign maxCharacters={80}>{name}</Foreign>
            )}
            {open && from && from.address !== name && (
              <span className={styles['address']}>
                {' '}
                <Foreign maxCharacters={120}>{from.address}</Foreign>
              </span>
            )}
            {draft && (
              <span className={styles['draft']}>
                {' '}
                <Text id="mail.row.draft" />
              </span>
            )}
          </span>
          {!open && (
            <span className={styles['snippet']}>
              <Foreign maxCharacters={200}>{message.snippet}</Foreign>
            </span>
          )}
        </div>
        <time className={styles['when']} dateTime={new Date(message.internalDate).toISOString()} title={at}>
          {rowDate(message.internalDate, nowMs, format)}
        </time>
        <button type="button" className={styles['toggle']} aria-expanded={open} onClick={onToggle}>
          <VisuallyHidden>
            <Text id={open ? 'mail.message.fold' : 'mail.message.open'} values={{ name }} />
          </VisuallyHidden>
        </button>
      </div>
      {from && <PretendedAddress from={from} />}
      {open && (
        <>
          <MessageAddresses message={message} ownAddress={ownAddress} />
          <OpenMessage messageId={message.id} />
          <AnswerButtons messageId={message.id} draft={draft} ownAddress={ownAddress} />
        </>
      )}
    </article>
  )
}
