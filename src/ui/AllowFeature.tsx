import type { LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { Text } from '#i18n/react.tsx'
import styles from './AllowFeature.module.css'
import { Button, type ButtonLook } from './Button.tsx'
import { usePageReturn } from './page-return.tsx'

/**
 * Asks the provider for scopes. It leaves the page; what keeps it here is said by the shell.
 * @param label id of a text
 * @param ask resolves when the page stays after all
 */
export function AllowButton({
  look = 'primary',
  label,
  ask,
}: {
  look?: ButtonLook
  label: string
  ask: () => Promise<unknown>
}) {
  const [leaving, setLeaving] = useState(false)

  usePageReturn(() => setLeaving(false))

  const leave = async () => {
    setLeaving(true)
    await ask()
    setLeaving(false)
  }
  return (
    <Button look={look} busy={leaving} onClick={() => void leave()}>
      <Text id={label} />
    </Button>
  )
}

/**
 * In the place of a feature while its scopes are not granted: what it would allow, and the button that asks. All texts
 * are given by id.
 */
export function AllowFeature({
  icon: Icon,
  lead,
  points,
  label,
  ask,
}: {
  icon: LucideIcon
  lead: string
  points: readonly string[]
  label: string
  ask: () => Promise<unknown>
}) {
  return (
    <div className={styles['allow']}>
      <Icon className={styles['icon']} aria-hidden />
      <p className={styles['lead']}>
        <Text id={lead} />
      </p>
      <ul className={styles['list']}>
        {points.map((point) => (
          <li key={point}>
            <Text id={point} />
          </li>
        ))}
      </ul>
      <AllowButton label={label} ask={ask} />
    </div>
  )
}
