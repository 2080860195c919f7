import { Fragment } from 'react'
import type { Message } from '#google/gmail/messages.ts'
import type { Mailbox } from '#google/gmail/mime/addresses.ts'
import { Text, useFormat } from '#i18n/react.tsx'
import { Fact, Facts } from '#ui/Facts.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { mailboxesOf, nameOf } from '../thread-facts.ts'
import styles from './MessageCard.module.css'

/** To whom a message went, in a line; all addresses and the whole date behind it. */
export function MessageAddresses({ message, ownAddress }: { message: Message; ownAddress: string }) {
  const format = useFormat()
  const to = mailboxesOf(message, 'To')
  const cc = mailboxesOf(message, 'Cc')
  const everybody = [...to, ...cc]
  const shown = everybody.slice(0, 3)
  return (
    <details className={styles['details']}>
      <summary>
        <Text id="mail.row.to" />
        {shown.map((mailbox, index) => (
          <Fragment key={index}>
            {index > 0 && <Text id="mail.row.separator" />}
            {mailbox.address.toLowerCase() === ownAddress ? (
              <Text id="mail.me" />
            ) : (
              <Foreign maxCharacters={40}>{nameOf(mailbox)}</Foreign>
            )}
          </Fragment>
        ))}
        {everybody.length > shown.length && (
          <>
            {' '}
            <Text id="mail.message.more" values={{ count: everybody.length - shown.length }} />
          </>
        )}
      </summary>
      <Facts>
        <Addresses name="mail.header.from" mailboxes={mailboxesOf(message, 'From')} />
        <Addresses name="mail.header.to" mailboxes={to} />
        <Addresses name="mail.header.cc" mailboxes={cc} />
        <Fact name={<Text id="mail.header.date" />}>
          {format.date(message.internalDate, { dateStyle: 'full', timeStyle: 'medium' })}
        </Fact>
      </Facts>
    </details>
  )
}

function Addresses({ name, mailboxes }: { name: string; mailboxes: readonly Mailbox[] }) {
  if (mailboxes.length === 0) return null
  return (
    <Fact name={<Text id={name} />}>
      {mailboxes.map((mailbox, index) => (
        <span key={index} className={styles['mailbox']}>
          {mailbox.name && (
            <>
              <Foreign maxCharacters={80}>{mailbox.name}</Foreign>{' '}
            </>
          )}
          <span className={styles['address']}>
            <Foreign maxCharacters={320}>{mailbox.address}</Foreign>
          </span>
        </span>
      ))}
    </Fact>
  )
}
