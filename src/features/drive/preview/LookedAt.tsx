import { useQuery } from '@tanstack/react-query'
import { useAuth } from '#auth/react.tsx'
import type { DriveFile } from '#google/drive/files.ts'
import { Text } from '#i18n/react.tsx'
import { TitledDialog } from '#ui/overlay/TitledDialog.tsx'
import { folderOf } from '../file-facts.ts'
import { LoadProblem } from '../LoadProblem.tsx'
import { fileQuery } from '../queries.ts'
import { QuickLook } from './QuickLook.tsx'

/** The file that the address names, which need not be in the list. */
export function LookedAt({
  id,
  files,
  onMove,
  onClose,
  onDownload,
}: {
  id: string
  files: readonly DriveFile[]
  onMove: (file: DriveFile) => void
  onClose: () => void
  onDownload: (file: DriveFile) => void
}) {
  const { send } = useAuth()
  const listed = files.find((file) => file.id === id)
  const { data, error, refetch } = useQuery({ ...fileQuery(send, id), enabled: listed === undefined })
  const file = listed ?? data
  if (!file && error) {
    return (
      <TitledDialog title={<Text id="drive.look.title" />} onClose={onClose}>
        <LoadProblem error={error} title="drive.problem.preview" retry={() => void refetch()} />
      </TitledDialog>
    )
  }
  if (!file) return null
  return (
    <QuickLook
      file={file}
      files={files.filter((one) => folderOf(one) === undefined)}
      onMove={onMove}
      onClose={onClose}
      onDownload={file.capabilities?.canDownload ? () => onDownload(file) : undefined}
    />
  )
}
