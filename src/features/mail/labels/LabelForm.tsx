import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useAuth } from '#auth/react.tsx'
import { problemOf } from '#google/errors.ts'
import type { Label } from '#google/gmail/labels.ts'
import { Text, useText } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './LabelForm.module.css'
import { saveLabelMutation } from './label-mutations.ts'
import { palette } from './palette.ts'

/** The name and the colour of a label: of a new one, or of one that is there. */
export function LabelForm({
  label,
  labels,
  onDone,
}: {
  label?: Label
  labels: readonly Label[]
  /** It is saved, or is not to be. */
  onDone: () => void
}) {
  const { send } = useAuth()
  const [name, setName] = useState(label?.name ?? '')
  const [background, setBackground] = useState(label?.color?.backgroundColor)
  const { mutate, isPending, error } = useMutation(saveLabelMutation(send))
  const wanted = name.trim()
  const isTaken = labels.some(
    (other) => other.id !== label?.id && other.name.toLocaleLowerCase() === wanted.toLocaleLowerCase(),
  )
  const save = () => {
    if (wanted === '' || isTaken) return
    mutate(
      { ...(label && { id: label.id }), name: wanted, ...(background !== undefined && { background }) },
      { onSuccess: onDone },
    )
  }
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Field
        label={<Text id="mail.labels.name" />}
        hint={<Text id="mail.labels.nameHint" />}
        value={name}
        onChange={setName}
        maxLength={200}
        autoComplete="off"
      />
      <Colors chosen={background} onChoose={setBackground} />
      {(isTaken || error !== null) && (
        <p role="alert" className={styles['problem']}>
          <Text id={isTaken ? 'mail.labels.taken' : `google.error.${problemOf(error).code}`} />
        </p>
      )}
      <div className={styles['actions']}>
        <Button onClick={onDone}>
          <Text id="action.cancel" />
        </Button>
        <Button look="primary" submit busy={isPending || wanted === '' || isTaken}>
          <Text id={label ? 'mail.labels.save' : 'mail.labels.make'} />
        </Button>
      </div>
    </form>
  )
}

function Colors({ chosen, onChoose }: { chosen: string | undefined; onChoose: (background: string) => void }) {
  const text = useText()
  // A colour that was given in another program is among those to choose from.
  const offered = chosen === undefined || [...palette.values()].includes(chosen) ? palette : withOwn(chosen)
  return (
    <fieldset className={styles['colors']}>
      <legend>
        <Text id="mail.labels.color" />
      </legend>
      {[...offered].map(([name, color]) => (
        <label key={name} className={styles['color']} style={{ background: color }} title={text(`mail.color.${name}`)}>
          <input type="radio" name="color" checked={color === chosen} onChange={() => onChoose(color)} />
          <VisuallyHidden>
            <Text id={`mail.color.${name}`} />
          </VisuallyHidden>
        </label>
      ))}
    </fieldset>
  )
}

const withOwn = (color: string): ReadonlyMap<string, string> => new Map([...palette, ['own', color]])
