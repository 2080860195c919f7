import { lazy, Suspense, useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { paths, type MailPlace } from '#paths.ts'
import { KeysAwaited, useCommands } from '#ui/commands/commands.tsx'

const LabelsDialog = lazy(async () => ({ default: (await import('./LabelsDialog.tsx')).LabelsDialog }))

/** The command by which labels are edited; buttons run it too. */
export const editLabels = 'mail.editLabels'

/** Where labels are made, changed and deleted, over whatever list is shown. */
export function LabelEditing({ place }: { place: MailPlace }) {
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const [deleted, setDeleted] = useState<string>()
  // The list of a label that is gone is the list of nothing. Google may say so when the person is in another one.
  const isGone = deleted !== undefined && place.label === deleted
  useEffect(() => {
    if (isGone) void navigate(paths.mail())
  }, [isGone, navigate])
  useCommands([{ id: editLabels, section: 'mail', title: 'mail.labels.edit', run: () => setOpen(true) }])
  if (!open) return null
  return (
    <Suspense fallback={<KeysAwaited onLeave={() => setOpen(false)} />}>
      <LabelsDialog onClose={() => setOpen(false)} onDeleted={setDeleted} />
    </Suspense>
  )
}
