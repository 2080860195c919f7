import { Info } from 'lucide-react'
import { wholeDriveScope } from '#google/drive/scopes.ts'
import { Text } from '#i18n/react.tsx'
import { AllowButton } from './AllowDrive.tsx'
import styles from './OnlyOwnNote.module.css'

/** Quiet, because that works: which files the narrow scope shows, and the way to all of them. */
export function OnlyOwnNote() {
  return (
    <div role="note" className={styles['note']}>
      <Info aria-hidden />
      <p>
        <Text id="drive.onlyOwn" />
      </p>
      <AllowButton look="quiet" label="drive.onlyOwn.allow" further={[wholeDriveScope]} />
    </div>
  )
}
