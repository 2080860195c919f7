import { useId, type ReactNode } from 'react'
import styles from './Field.module.css'

/** A text field with its label above and its hint below. */
export function Field({
  label,
  hint,
  type = 'text',
  value,
  onChange,
  autoComplete,
  maxLength,
}: {
  label: ReactNode
  hint?: ReactNode
  type?: 'text' | 'email' | 'password'
  value: string
  onChange: (value: string) => void
  autoComplete?: string
  maxLength?: number
}) {
  const id = useId()
  return (
    <div className={styles['field']}>
      <label className={styles['label']} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={styles['input']}
        type={type}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete={autoComplete}
        maxLength={maxLength}
        spellCheck={false}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      {hint && (
        <p id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </p>
      )}
    </div>
  )
}
