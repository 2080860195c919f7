import { FolderInput } from 'lucide-react'
import type { Label } from '#google/gmail/labels.ts'
import { Foreign } from '#ui/Foreign.tsx'
import { moveTo, type MailChange } from '../change.ts'
import { useCreateLabel } from './create-label.tsx'
import { LabelPicker } from './LabelPicker.tsx'
import styles from './LabelPicker.module.css'
import { PickerButton } from './PickerButton.tsx'

interface Moving {
  threadIds: readonly string[]
  label: string | undefined
  labels: readonly Label[]
  onChange: (change: MailChange) => void
}

/** Takes threads out of the list where they are and puts them under a label. */
export function MoveMenu(moving: Moving) {
  return (
    <PickerButton icon={FolderInput} command="move" name="mail.action.move" keys="KeyV">
      {(close) => <Targets {...moving} close={close} />}
    </PickerButton>
  )
}

function Targets({ threadIds, label: from, labels, onChange, close }: Moving & { close: () => void }) {
  const move = (label: Label, late = false) => {
    if (!late) close()
    onChange({ ...moveTo(threadIds, label, from), late })
  }
  const { create, problem } = useCreateLabel(move)
  return (
    <LabelPicker
      labels={labels.filter(({ id }) => id !== from)}
      onCreate={create}
      problem={problem}
      row={(label) => (
        <button type="button" className={styles['row']} onClick={() => move(label)}>
          <span
            className={styles['dot']}
            {...(label.color && { style: { background: label.color.backgroundColor } })}
          />
          <Foreign maxCharacters={60}>{label.name}</Foreign>
        </button>
      )}
    />
  )
}
