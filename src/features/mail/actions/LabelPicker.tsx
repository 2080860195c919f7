import { Plus, Search } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { Label } from '#google/gmail/labels.ts'
import { Text, useText } from '#i18n/react.tsx'
import styles from './LabelPicker.module.css'

/** The person's labels to choose from: found by typing, and made where there is none of that name. */
export function LabelPicker({
  labels,
  row,
  onCreate,
  problem,
}: {
  labels: readonly Label[]
  row: (label: Label) => ReactNode
  onCreate: (name: string) => void
  problem?: ReactNode
}) {
  const text = useText()
  const [typed, setTyped] = useState('')
  const wanted = typed.trim()
  const own = labels
    .filter(({ type, name }) => type === 'user' && name.toLocaleLowerCase().includes(wanted.toLocaleLowerCase()))
    .toSorted((a, b) => a.name.localeCompare(b.name))
  const exists = labels.some(({ name }) => name.toLocaleLowerCase() === wanted.toLocaleLowerCase())
  const create = () => {
    onCreate(wanted)
    setTyped('')
  }
  return (
    <div className={styles['picker']}>
      <div className={styles['find']}>
        <Search aria-hidden />
        <input
          className={styles['input']}
          aria-label={text('mail.labels.find')}
          placeholder={text('mail.labels.find')}
          value={typed}
          maxLength={200}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={(event) => {
            // Enter that ends a composition is not meant for us.
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || wanted === '' || exists) return
            event.preventDefault()
            create()
          }}
        />
      </div>
      <ul className={styles['list']}>
        {own.map((label) => (
          <li key={label.id}>{row(label)}</li>
        ))}
      </ul>
      {own.length === 0 && wanted === '' && (
        <p className={styles['none']}>
          <Text id="mail.labels.none" />
        </p>
      )}
      {wanted !== '' && !exists && (
        <button type="button" className={styles['row']} onClick={create}>
          <Plus aria-hidden />
          <Text id="mail.labels.create" values={{ name: wanted.slice(0, 60) }} />
        </button>
      )}
      {problem}
    </div>
  )
}
