import { useMutation, useQuery } from '@tanstack/react-query'
import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useAuth } from '#auth/react.tsx'
import { problemOf } from '#google/errors.ts'
import type { Label } from '#google/gmail/labels.ts'
import { Text, useText } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { isFocusFree } from '#ui/focus/kept-focus.ts'
import { boundedText, Foreign } from '#ui/Foreign.tsx'
import { notify } from '#ui/notices/notices.ts'
import { whyOfFailure } from '#ui/notices/why.ts'
import { ConfirmDialog } from '#ui/overlay/ConfirmDialog.tsx'
import { TitledDialog } from '#ui/overlay/TitledDialog.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { LoadProblem } from '../LoadProblem.tsx'
import { labelsQuery } from '../queries.ts'
import { deleteLabelMutation } from './label-mutations.ts'
import { LabelForm } from './LabelForm.tsx'
import styles from './LabelsDialog.module.css'

/** The person's labels, to be made, renamed, coloured and deleted. */
export function LabelsDialog({ onClose, onDeleted }: { onClose: () => void; onDeleted: (id: string) => void }) {
  const { send } = useAuth()
  const { data: labels, isError, error, refetch } = useQuery(labelsQuery(send))
  const [edited, setEdited] = useState<string>()
  const [doomed, setDoomed] = useState<Label>()
  const opener = useRef<HTMLButtonElement>(null)
  const { mutateAsync: remove } = useMutation({
    ...deleteLabelMutation(send),
    onError: (failed) =>
      notify({ text: { id: `google.error.${problemOf(failed).code}` }, tone: 'problem', why: whyOfFailure() }),
  })
  const own = (labels ?? [])
    .filter(({ type }) => type === 'user')
    .toSorted((one, other) => one.name.localeCompare(other.name))
  const done = () => {
    flushSync(() => setEdited(undefined))
    // Where the form stood stands nothing now. Whoever went on elsewhere stays there.
    if (isFocusFree()) opener.current?.focus()
  }
  return (
    <TitledDialog title={<Text id="mail.labels.edit" />} onClose={onClose}>
      <div className={styles['content']}>
        {isError && !labels && <LoadProblem error={error} title="mail.problem.labels" retry={() => void refetch()} />}
        {!labels && !isError && <Skeleton width="100%" height="8rem" />}
        {edited === newLabel ? (
          <LabelForm labels={labels ?? []} onDone={done} />
        ) : (
          <Button ref={opener} onClick={() => setEdited(newLabel)}>
            <Plus aria-hidden />
            <Text id="mail.labels.new" />
          </Button>
        )}
        {labels && own.length === 0 && (
          <p className={styles['none']}>
            <Text id="mail.labels.none" />
          </p>
        )}
        <ul className={styles['list']}>
          {own.map((label) => (
            <li key={label.id}>
              {edited === label.id ? (
                <LabelForm label={label} labels={labels ?? []} onDone={done} />
              ) : (
                <Row label={label} onEdit={() => setEdited(label.id)} onDelete={() => setDoomed(label)} />
              )}
            </li>
          ))}
        </ul>
      </div>
      <ConfirmDialog
        open={doomed !== undefined}
        title={<Text id="mail.labels.delete.title" values={{ name: boundedText(doomed?.name ?? '', 60) }} />}
        confirm={<Text id="mail.labels.delete" />}
        onConfirm={() => {
          // The dialog may be closed before it is done; what failed is said above.
          if (doomed)
            void remove(doomed).then(
              () => onDeleted(doomed.id),
              () => undefined,
            )
          setDoomed(undefined)
          opener.current?.focus()
        }}
        onClose={() => setDoomed(undefined)}
      >
        <p>
          <Text id="mail.labels.delete.what" />
        </p>
      </ConfirmDialog>
    </TitledDialog>
  )
}

/** In the place of an id, for a label that has none yet. */
const newLabel = 'new'

function Row({ label, onEdit, onDelete }: { label: Label; onEdit: () => void; onDelete: () => void }) {
  const text = useText()
  const name = boundedText(label.name, 60)
  return (
    <div className={styles['row']}>
      <span className={styles['dot']} {...(label.color && { style: { background: label.color.backgroundColor } })} />
      <span className={styles['name']}>
        <Foreign maxCharacters={120}>{label.name}</Foreign>
      </span>
      <Button look="quiet" aria-label={text('mail.labels.editNamed', { name })} onClick={onEdit}>
        <Pencil aria-hidden />
      </Button>
      <Button look="quiet" aria-label={text('mail.labels.deleteNamed', { name })} onClick={onDelete}>
        <Trash2 aria-hidden />
      </Button>
    </div>
  )
}
