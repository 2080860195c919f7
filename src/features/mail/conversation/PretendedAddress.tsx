import { ShieldAlert } from 'lucide-react'
import { pretendedAddress, type Mailbox } from '#google/gmail/mime/addresses.ts'
import { Text } from '#i18n/react.tsx'
import { boundedText } from '#ui/Foreign.tsx'
import styles from './PretendedAddress.module.css'

/** Says so where the name of a sender is an address, and not theirs: what phishing lives on. */
export function PretendedAddress({ from }: { from: Mailbox }) {
  const pretended = pretendedAddress(from)
  if (pretended === undefined) return null
  return (
    <p className={styles['pretended']}>
      <ShieldAlert aria-hidden />
      <span>
        <Text
          id="mail.message.pretended"
          values={{ pretended: boundedText(pretended, 80), address: boundedText(from.address, 120) }}
        />
      </span>
    </p>
  )
}
