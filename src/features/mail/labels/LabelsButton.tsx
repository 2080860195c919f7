import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { Text, useText } from '#i18n/react.tsx'
import type { MailPlace } from '#paths.ts'
import { LabelNav } from './LabelNav.tsx'
import styles from './LabelsButton.module.css'

/** The labels behind a button, where there is no room for them beside the list. */
export function LabelsButton({ place }: { place: MailPlace }) {
  const text = useText()
  const [open, setOpen] = useState(false)
  const here = `${place.label} ${place.q}`
  const [at, setAt] = useState(here)
  if (at !== here) {
    setAt(here)
    setOpen(false)
  }
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button className={styles['button'] ?? ''}>
        <Text id="mail.labels" />
        <ChevronDown aria-hidden />
      </Button>
      <Popover className={styles['popover'] ?? ''} placement="bottom start">
        <Dialog className={styles['dialog'] ?? ''} aria-label={text('mail.labels')}>
          <LabelNav place={place} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
