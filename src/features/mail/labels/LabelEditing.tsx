import { lazy, Suspense, useState } from 'react'
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
  useCommands([{ id: editLabels, section: 'mail', title: 'mail.labels.edit', run: () => setOpen(true) }])
  if (!open) return null
  return (
    <Suspense fallback={<KeysAwaited />}>
      <LabelsDialog
        onClose={() => setOpen(false)}
        onDeleted={(id) => {
          // The list of a label that is gone is the list of nothing.
          if (place.label === id) void navigate(paths.mail())
        }}
      />
    </Suspense>
  )
}
