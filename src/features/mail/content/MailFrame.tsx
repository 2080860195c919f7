import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useHref } from 'react-router-dom'
import { Text, useLanguage, useText } from '#i18n/react.tsx'
import { Banner } from '#ui/Banner.tsx'
import { boundedText } from '#ui/Foreign.tsx'
import { useWriteTo } from '../compose/write-to.tsx'
import { LeadsElsewhere } from './LeadsElsewhere.tsx'
import { keepMailIn, setFrameLooks, type MisleadingLink } from './mail-frame.ts'
import styles from './MailFrame.module.css'

/** Taller than this a mail scrolls inside of its frame. */
const maxHeight = 30_000

/**
 * HTML that was made harmless, in a page of its own: same origin, so that its height can be read, and without scripts,
 * which the sandbox refuses. Which of the two pages it is decides whether images of other servers are loaded.
 */
export function MailFrame({
  html,
  remoteImages,
  dark,
  quotes,
  sender,
}: {
  html: string
  remoteImages: boolean
  dark: boolean
  /** Whether quoted parts are shown. */
  quotes: boolean
  sender: string
}) {
  const text = useText()
  const language = useLanguage()
  const frame = useRef<HTMLIFrameElement>(null)
  const [loads, setLoads] = useState(0)
  const [failed, setFailed] = useState(false)
  const [height, setHeight] = useState(120)
  const [misleading, setMisleading] = useState<MisleadingLink>()
  const closed = useHref('/mail-frame.html')
  const open = useHref('/mail-frame-images.html')

  const onWrite = useEffectEvent(useWriteTo())

  useEffect(() => {
    if (!frame.current) return undefined
    return keepMailIn(frame.current, {
      html,
      language,
      onHeight: setHeight,
      onMisleadingLink: setMisleading,
      onWrite: (href) => onWrite(href),
      onStranger: () => setFailed(true),
    })
  }, [html, language])

  useEffect(() => {
    if (loads > 0 && frame.current) setFrameLooks(frame.current, { dark, quotes })
  }, [dark, quotes, loads])

  if (failed) {
    return (
      <Banner tone="caution" role="alert">
        <p>
          <Text id="mail.content.frameFailed" />
        </p>
      </Banner>
    )
  }
  return (
    <>
      <iframe
        ref={frame}
        className={styles['frame']}
        src={remoteImages ? open : closed}
        title={text('mail.content.frame', { name: boundedText(sender, 80) })}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        style={{ height: Math.min(height, maxHeight) }}
        onLoad={() => setLoads((count) => count + 1)}
      />
      {misleading && <LeadsElsewhere link={misleading} onClose={() => setMisleading(undefined)} />}
    </>
  )
}
