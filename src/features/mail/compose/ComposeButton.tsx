import { Pencil } from 'lucide-react'
import { Text } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { useCommands } from '#ui/commands/commands.tsx'
import { useComposeActions } from './compose-actions.tsx'
import styles from './ComposeButton.module.css'

/** Begins a message; `c` does too. */
export function ComposeButton({ ownAddress }: { ownAddress: string }) {
  const { compose } = useComposeActions(ownAddress)
  useCommands([{ id: 'mail.compose', section: 'mail', title: 'mail.compose.title', keys: 'KeyC', run: compose }])
  return (
    <Button look="primary" onClick={compose}>
      <Pencil aria-hidden />
      <span className={styles['words']}>
        <Text id="mail.compose.title" />
      </span>
    </Button>
  )
}
