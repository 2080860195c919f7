import { classNames } from '#ui/class-names.ts'
import { PageHeading } from '#ui/PageHeading.tsx'
import { AllowDrive } from './AllowDrive.tsx'
import { DriveBrowser } from './DriveBrowser.tsx'
import styles from './DrivePage.module.css'
import { useDriveAccess } from './react.tsx'

/** The person's files, at the place and in the order that the address names. */
export function DrivePage() {
  const access = useDriveAccess()
  return (
    <div className={classNames(styles['page'], access?.files && styles['atWork'])}>
      <PageHeading titleId="drive.title" />
      {access && (access.files ? <DriveBrowser access={access} /> : <AllowDrive refused={access.refused} />)}
    </div>
  )
}
