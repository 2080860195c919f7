import { Suspense, useMemo, useState } from 'react'
import type { Message } from '#google/gmail/messages.ts'
import { mailboxesIn } from '#google/gmail/mime/addresses.ts'
import { headerOf } from '#google/gmail/parts.ts'
import { Text, useText } from '#i18n/react.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { AttachmentList } from './AttachmentList.tsx'
import styles from './MessageBody.module.css'
import { readContent } from './message-content.ts'
import { TextBody } from './TextBody.tsx'

const HtmlBody = lazyPart(async () => (await import('./HtmlBody.tsx')).HtmlBody)
const HtmlText = lazyPart(async () => (await import('./HtmlText.tsx')).HtmlText)

/** What a message says: as text first, as its sender laid it out where the person asks for that; and its files. */
export function MessageBody({ message }: { message: Message }) {
  const content = useMemo(() => (message.payload ? readContent(message.payload) : undefined), [message.payload])
  const [view, setView] = useState<'text' | 'html'>('text')
  const [sender] = mailboxesIn(headerOf(message.payload, 'From'))
  if (!content) return null
  const { html, text } = content
  return (
    <div className={styles['body']}>
      {html !== undefined && <ViewChoice view={view} onChoose={setView} />}
      <Suspense fallback={<Skeleton width="70%" height="4rem" />}>
        {html !== undefined && view === 'html' ? (
          <HtmlBody content={content} messageId={message.id} sender={sender} />
        ) : text !== undefined && text.trim() !== '' ? (
          <TextBody text={text} />
        ) : html !== undefined ? (
          <HtmlText html={html} />
        ) : (
          <p className={styles['note']}>
            <Text id="mail.content.empty" />
          </p>
        )}
      </Suspense>
      {content.cut && (
        <p className={styles['note']}>
          <Text id="mail.content.cut" />
        </p>
      )}
      {content.attachments.length > 0 && <AttachmentList files={content.attachments} messageId={message.id} />}
    </div>
  )
}

function ViewChoice({ view, onChoose }: { view: 'text' | 'html'; onChoose: (view: 'text' | 'html') => void }) {
  const text = useText()
  return (
    <div className={styles['views']} role="group" aria-label={text('mail.content.view')}>
      {(['text', 'html'] as const).map((one) => (
        <button
          key={one}
          type="button"
          className={styles['view']}
          aria-pressed={view === one}
          onClick={() => onChoose(one)}
        >
          <Text id={one === 'text' ? 'mail.content.view.text' : 'mail.content.view.html'} />
        </button>
      ))}
    </div>
  )
}
