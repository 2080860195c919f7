import { useState } from 'react'
import { Text, useText } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import styles from './NameField.module.css'

const maxCharacters = 255

/** A name to type: Enter takes it, but not the Enter that ends a composition; what is empty cannot be taken. */
export function NameField({
  label,
  before = '',
  done,
  onDone,
  onCancel,
}: {
  label: string
  before?: string
  /** Id of the text on the button. */
  done: string
  onDone: (name: string) => void
  onCancel: () => void
}) {
  const text = useText()
  const [name, setName] = useState(before)
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim()) onDone(name.trim())
      }}
    >
      <input
        className={styles['field']}
        aria-label={text(label)}
        value={name}
        maxLength={maxCharacters}
        autoComplete="off"
        spellCheck={false}
        ref={focusWithoutEnding}
        onChange={({ target }) => setName(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault()
        }}
      />
      <div className={styles['actions']}>
        <Button onClick={onCancel}>
          <Text id="action.cancel" />
        </Button>
        <Button look="primary" submit busy={!name.trim()}>
          <Text id={done} />
        </Button>
      </div>
    </form>
  )
}

/** Most people keep the ending of a name, so what stands before it is selected. */
function focusWithoutEnding(field: HTMLInputElement | null) {
  if (!field || document.activeElement === field) return
  field.focus()
  const ending = field.value.lastIndexOf('.')
  field.setSelectionRange(0, ending > 0 ? ending : field.value.length)
}
