import { useEffect, useRef } from 'react'
import { useText } from '#i18n/react.tsx'
import styles from './EventForm.module.css'

/** What the event is called: the first field, where the writing begins. */
export function TitleField({ value, onChange }: { value: string; onChange: (title: string) => void }) {
  const text = useText()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <input
      ref={field}
      className={styles['title']}
      aria-label={text('calendar.form.title')}
      placeholder={text('calendar.form.title')}
      value={value}
      maxLength={300}
      onChange={({ target }) => onChange(target.value)}
      onKeyDown={(event) => {
        // The Enter that ends a composition of Hangul or kana is no wish to save. Safari tells it by the code alone.
        if (event.key === 'Enter' && (event.nativeEvent.isComposing || event.keyCode === 229)) event.preventDefault()
      }}
    />
  )
}
