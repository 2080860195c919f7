import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ProgressBar } from 'react-aria-components'
import { useAuth } from '#auth/react.tsx'
import type { DriveFile } from '#google/drive/files.ts'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { byteSize } from '#ui/byte-size.ts'
import { Foreign } from '#ui/Foreign.tsx'
import { DriveDialog } from '../DriveDialog.tsx'
import { LoadProblem } from '../LoadProblem.tsx'
import { savingsOf } from '../saving/saving.ts'
import { zipFoundQuery, zipPlanQuery } from './queries.ts'
import { maxZipBytes, maxZipFiles, type Found, type LeftOut, type ZipPlan } from './zip-plan.ts'
import styles from './ZipDialog.module.css'

/** So many of the things that stay out are named before; the archive itself names all. */
const namedLeftOut = 5

/** Looks through what was chosen, and says what an archive of it will hold before anything is read. */
export function ZipDialog({ files, onClose }: { files: readonly DriveFile[]; onClose: () => void }) {
  const { send } = useAuth()
  const text = useText()
  const queryClient = useQueryClient()
  const { data, error, isPaused, refetch } = useQuery(zipPlanQuery(send, files))
  const { data: found } = useQuery(zipFoundQuery(files))
  const nothing = data?.entries.length === 0
  const canSave = data && !data.tooMuch && !nothing
  const [first] = files
  const name = files.length === 1 && first ? first.name : text('drive.zip.name')
  const save = (plan: ZipPlan) => {
    const listed = ({ path, reason }: LeftOut) => `${path}\t${text(`drive.zip.why.${reason}`)}`
    savingsOf(send, queryClient).addZip(name, plan, {
      name: `${text('drive.zip.list')}.txt`,
      text: (leftOut) => [text('drive.zip.list.lead'), '', ...leftOut.map(listed), ''].join('\r\n'),
    })
    onClose()
  }
  return (
    <DriveDialog
      title={
        <Text
          id="drive.zip.title"
          values={{ count: files.length }}
          parts={{ name: <Foreign maxCharacters={60}>{first?.name ?? ''}</Foreign> }}
        />
      }
      onClose={onClose}
    >
      {error && !data ? (
        <LoadProblem error={error} title="drive.problem.zip" retry={() => void refetch()} />
      ) : !data ? (
        <Looking found={found ?? { files: 0, bytes: 0 }} waiting={isPaused} />
      ) : data.tooMuch ? (
        <TooMuch />
      ) : nothing ? (
        <p>
          <Text id="drive.zip.empty" />
        </p>
      ) : (
        <Facts plan={data} />
      )}
      <div className={styles['actions']}>
        <Button onClick={onClose}>
          <Text id={data && !canSave ? 'action.close' : 'action.cancel'} />
        </Button>
        {data && canSave && (
          <Button look="primary" onClick={() => save(data)}>
            <Text id="drive.action.download" />
          </Button>
        )}
      </div>
    </DriveDialog>
  )
}

function Looking({ found, waiting }: { found: Found; waiting: boolean }) {
  const text = useText()
  const format = useFormat()
  if (waiting) {
    return (
      <p role="status">
        <Text id="drive.zip.offline" />
      </p>
    )
  }
  return (
    <div className={styles['looking']}>
      <p role="status">
        <Text id="drive.zip.looking" />
      </p>
      <ProgressBar isIndeterminate aria-label={text('drive.zip.looking')} className={styles['bar'] ?? ''}>
        <span className={styles['fill']} />
      </ProgressBar>
      <p className={styles['quiet']}>
        <Text id="drive.zip.found" values={{ files: found.files, size: byteSize(found.bytes, format) }} />
      </p>
    </div>
  )
}

function TooMuch() {
  const format = useFormat()
  return (
    <p role="alert">
      <Text
        id="drive.zip.tooMuch"
        values={{ files: format.number(maxZipFiles), size: byteSize(maxZipBytes, format) }}
      />
    </p>
  )
}

function Facts({ plan: { entries, bytes, documents, leftOut } }: { plan: ZipPlan }) {
  const format = useFormat()
  const more = leftOut.length - namedLeftOut
  return (
    <div role="status" className={styles['facts']}>
      <p>
        <Text id="drive.zip.found" values={{ files: entries.length, size: byteSize(bytes, format) }} />
      </p>
      {documents > 0 && (
        <p>
          <Text id="drive.zip.documents" values={{ count: documents }} />
        </p>
      )}
      {leftOut.length > 0 && (
        <div className={styles['leftOut']}>
          <p>
            <Text id="drive.zip.leftOut" values={{ count: leftOut.length }} />
          </p>
          <ul className={styles['list']}>
            {leftOut.slice(0, namedLeftOut).map(({ path, reason }) => (
              <li key={path}>
                <Foreign maxCharacters={100}>{path}</Foreign>
                {' – '}
                <Text id={`drive.zip.why.${reason}`} />
              </li>
            ))}
            {more > 0 && (
              <li>
                <Text id="drive.zip.leftOut.more" values={{ count: more }} />
              </li>
            )}
          </ul>
        </div>
      )}
    </div>
  )
}
