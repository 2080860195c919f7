import type { LucideIcon } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useText } from '#i18n/react.tsx'
import { useCommands } from '#ui/commands/commands.tsx'
import buttonStyles from './IconButton.module.css'
import styles from './LabelPicker.module.css'

/** A picture that opens something to choose from, and the key that does the same. */
export function PickerButton({
  icon: Icon,
  command,
  name,
  keys,
  children,
}: {
  icon: LucideIcon
  /** Its id, without `mail.` in front. */
  command: string
  /** Id of a text. */
  name: string
  keys: string
  children: (close: () => void) => ReactNode
}) {
  const text = useText()
  const [open, setOpen] = useState(false)
  useCommands([{ id: `mail.${command}`, section: 'mail', title: name, keys, run: () => setOpen(true) }])
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button className={buttonStyles['button'] ?? ''} aria-label={text(name)}>
        <Icon aria-hidden />
      </Button>
      <Popover className={styles['popover'] ?? ''} placement="bottom end">
        <Dialog className={styles['dialog'] ?? ''} aria-label={text(name)}>
          {children(() => setOpen(false))}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
