import { useQuery } from '@tanstack/react-query'
import { useAuth } from '#auth/react.tsx'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import { LinkButton } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { useNowMs } from '#ui/clock.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { Link } from '#ui/Link.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { writeAddress } from './address.ts'
import { AllowButton } from './AllowDrive.tsx'
import { modifiedMs } from './file-facts.ts'
import { FileIcon } from './FileIcon.tsx'
import { formatModified } from './format.ts'
import { LoadProblem } from './LoadProblem.tsx'
import { recentQuery } from './queries.ts'
import { useDriveAccess } from './react.tsx'
import styles from './RecentFilesCard.module.css'

/** What was worked on last, for the start page; pressing one shows it at once. */
export function RecentFilesCard() {
  const access = useDriveAccess()
  return (
    <Card
      title={<Text id="drive.card.title" />}
      aside={
        <LinkButton look="quiet" to={writeAddress({ place: 'recent', view: 'list' })}>
          <Text id="drive.card.open" />
        </LinkButton>
      }
    >
      {access && (access.files ? <RecentFiles /> : <NotAllowed />)}
    </Card>
  )
}

function NotAllowed() {
  return (
    <div className={styles['allow']}>
      <p>
        <Text id="drive.card.allow" />
      </p>
      <AllowButton label="drive.allow.button" />
    </div>
  )
}

const shown = 6

function RecentFiles() {
  const { send } = useAuth()
  const text = useText()
  const format = useFormat()
  const nowMs = useNowMs(60_000)
  const { data, error, isPaused, refetch } = useQuery(recentQuery(send, shown))
  if (error && !data) return <LoadProblem error={error} retry={() => void refetch()} />
  if (!data) {
    return isPaused ? (
      <p className={styles['nothing']}>
        <Text id="drive.offline" />
      </p>
    ) : (
      <div className={styles['files']} aria-busy>
        <VisuallyHidden live>
          <Text id="drive.loading" />
        </VisuallyHidden>
        {['70%', '55%', '62%', '48%', '66%', '58%'].map((width) => (
          <span key={width} className={styles['file']}>
            <Skeleton width="20px" height="20px" />
            <Skeleton width={width} />
          </span>
        ))}
      </div>
    )
  }
  if (data.items.length === 0) {
    return (
      <p className={styles['nothing']}>
        <Text id="drive.empty.recent" />
      </p>
    )
  }
  return (
    <ul className={styles['files']} aria-label={text('drive.card.title')}>
      {data.items.map((file) => {
        const ms = modifiedMs(file)
        return (
          <li key={file.id}>
            <Link className={styles['file']} to={writeAddress({ place: 'recent', view: 'list', look: file.id })}>
              <FileIcon mimeType={file.mimeType} />
              <span className={styles['name']}>
                <Foreign>{file.name}</Foreign>
              </span>
              {ms !== undefined && (
                <time className={styles['when']} dateTime={file.modifiedTime}>
                  {formatModified(ms, nowMs, format)}
                </time>
              )}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
