import { CalendarCheck } from 'lucide-react'
import { useState } from 'react'
import { useAuth } from '#auth/react.tsx'
import { Text } from '#i18n/react.tsx'
import { Button, type ButtonLook } from '#ui/Button.tsx'
import { usePageReturn } from '#ui/page-return.tsx'
import styles from './AllowCalendar.module.css'

/** Asks the provider for what the calendar lacks. Leaves the page; what keeps it here is said by the shell. */
export function AllowButton({ look = 'primary', label }: { look?: ButtonLook; label: string }) {
  const auth = useAuth()
  const [leaving, setLeaving] = useState(false)

  usePageReturn(() => setLeaving(false))

  const ask = async () => {
    setLeaving(true)
    await auth.allow('calendar')
    setLeaving(false)
  }
  return (
    <Button look={look} busy={leaving} onClick={() => void ask()}>
      <Text id={label} />
    </Button>
  )
}

/** In the place of the calendar while its scope is not granted: what it would allow, and the button that asks. */
export function AllowCalendar({ refused }: { refused: boolean }) {
  return (
    <div className={styles['allow']}>
      <CalendarCheck className={styles['icon']} aria-hidden />
      <p className={styles['lead']}>
        <Text id={refused ? 'calendar.allow.refused' : 'calendar.allow.lead'} />
      </p>
      <ul className={styles['list']}>
        <li>
          <Text id="calendar.allow.reads" />
        </li>
        <li>
          <Text id="calendar.allow.changesNothing" />
        </li>
        <li>
          <Text id="calendar.allow.revocable" />
        </li>
      </ul>
      <AllowButton label="calendar.allow.button" />
    </div>
  )
}
