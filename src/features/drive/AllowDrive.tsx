import { FolderLock } from 'lucide-react'
import { useState } from 'react'
import { useAuth } from '#auth/react.tsx'
import { Text } from '#i18n/react.tsx'
import { Button, type ButtonLook } from '#ui/Button.tsx'
import { usePageReturn } from '#ui/page-return.tsx'
import styles from './AllowDrive.module.css'

/** Asks the provider for what Drive lacks, and for `further` scopes. Leaves the page; what keeps it here is said by the shell. */
export function AllowButton({
  look = 'primary',
  label,
  further = [],
}: {
  look?: ButtonLook
  label: string
  further?: readonly string[]
}) {
  const auth = useAuth()
  const [leaving, setLeaving] = useState(false)

  usePageReturn(() => setLeaving(false))

  const ask = async () => {
    setLeaving(true)
    await auth.allow('drive', further)
    setLeaving(false)
  }
  return (
    <Button look={look} busy={leaving} onClick={() => void ask()}>
      <Text id={label} />
    </Button>
  )
}

/** In the place of the files while no scope is granted: what the narrow one shows, what it does not, and the button that asks. */
export function AllowDrive({ refused }: { refused: boolean }) {
  return (
    <div className={styles['allow']}>
      <FolderLock className={styles['icon']} aria-hidden />
      <p className={styles['lead']}>
        <Text id={refused ? 'drive.allow.refused' : 'drive.allow.lead'} />
      </p>
      <ul className={styles['list']}>
        <li>
          <Text id="drive.allow.shows" />
        </li>
        <li>
          <Text id="drive.allow.hides" />
        </li>
        <li>
          <Text id="drive.allow.wider" />
        </li>
        <li>
          <Text id="drive.allow.revocable" />
        </li>
      </ul>
      <AllowButton label="drive.allow.button" />
    </div>
  )
}
