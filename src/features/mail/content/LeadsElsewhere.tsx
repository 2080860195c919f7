import { Text } from '#i18n/react.tsx'
import { boundedText, Foreign } from '#ui/Foreign.tsx'
import { TitledDialog } from '#ui/overlay/TitledDialog.tsx'
import { useWriteTo } from '../compose/write-to.tsx'
import styles from './LeadsElsewhere.module.css'
import type { MisleadingLink } from './mail-frame.ts'

/** Between a mail and a place that its link did not name. */
export function LeadsElsewhere({
  link: { href, host, shown },
  onClose,
}: {
  link: MisleadingLink
  onClose: () => void
}) {
  const writeTo = useWriteTo()
  const values = { shown: boundedText(shown, 80), host: boundedText(host, 80) }
  return (
    <TitledDialog title={<Text id="mail.content.link.title" />} onClose={onClose}>
      <div className={styles['content']}>
        <p>
          <Text id="mail.content.link.what" values={values} />
        </p>
        <p className={styles['address']}>
          <Foreign maxCharacters={500}>{href}</Foreign>
        </p>
        <p>
          <a
            href={href}
            target="_blank"
            rel="noopener noreferrer"
            onClick={(event) => {
              onClose()
              if (!href.startsWith('mailto:')) return
              event.preventDefault()
              writeTo(href)
            }}
          >
            <Text id="mail.content.link.go" values={values} />
          </a>
        </p>
      </div>
    </TitledDialog>
  )
}
