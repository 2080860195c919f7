import { useQuery, useQueryClient } from '@tanstack/react-query'
import { use, useMemo, useState } from 'react'
import { useHref } from 'react-router-dom'
import type { Mailbox } from '#google/gmail/mime/addresses.ts'
import { Text } from '#i18n/react.tsx'
import { Banner } from '#ui/Banner.tsx'
import { Button } from '#ui/Button.tsx'
import styles from './HtmlBody.module.css'
import { useImageUrls } from './image-urls.tsx'
import { imageSendersQuery, trustImagesOf } from './image-senders.ts'
import { MailFrame } from './MailFrame.tsx'
import type { MessageContent } from './message-content.ts'
import { mailSanitizer } from './purifier.ts'

/** A mail as its sender laid it out, on white, behind glass: nothing in it runs, and nothing is loaded unasked. */
export function HtmlBody({
  content,
  messageId,
  sender,
}: {
  content: MessageContent
  messageId: string
  sender: Mailbox | undefined
}) {
  const cache = useQueryClient()
  const { data: trusted } = useQuery(imageSendersQuery)
  const address = sender?.address.toLowerCase() ?? ''
  const [asked, setAsked] = useState(false)
  const [dark, setDark] = useState(false)
  const [quotes, setQuotes] = useState(false)
  const sanitizer = use(mailSanitizer(useHref('/mail-frame.html')))
  const images = useImageUrls(messageId, content)
  const remoteImages = asked || trusted.includes(address)
  const clean = useMemo(
    () => sanitizer.sanitize(content.html ?? '', { images, remoteImages }),
    [content.html, images, remoteImages, sanitizer],
  )
  return (
    <div className={styles['html']}>
      {clean.blockedImages > 0 && (
        <Banner
          tone="info"
          title={<Text id="mail.content.images.blocked" values={{ count: clean.blockedImages }} />}
          actions={
            <>
              <Button onClick={() => setAsked(true)}>
                <Text id="mail.content.images.load" />
              </Button>
              {address && (
                <Button look="quiet" onClick={() => trustImagesOf(cache, address)}>
                  <Text id="mail.content.images.always" />
                </Button>
              )}
            </>
          }
        >
          <p>
            <Text id="mail.content.images.why" />
          </p>
        </Banner>
      )}
      <MailFrame
        key={String(remoteImages)}
        html={clean.html}
        remoteImages={remoteImages}
        dark={dark}
        quotes={quotes}
        sender={sender?.name || address}
      />
      <div className={styles['choices']}>
        {clean.quoted && (
          <button type="button" className={styles['choice']} aria-expanded={quotes} onClick={() => setQuotes(!quotes)}>
            <Text id={quotes ? 'mail.content.quote.hide' : 'mail.content.quote.show'} />
          </button>
        )}
        <button type="button" className={styles['choice']} aria-pressed={dark} onClick={() => setDark(!dark)}>
          <Text id="mail.content.dark" />
        </button>
      </div>
    </div>
  )
}
