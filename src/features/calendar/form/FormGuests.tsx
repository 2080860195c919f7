import { X } from 'lucide-react'
import { useState } from 'react'
import { Text, useText } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { boundedText, Foreign } from '#ui/Foreign.tsx'
import { isAddress } from './event-draft.ts'
import type { FormPart } from './EventForm.tsx'
import styles from './EventForm.module.css'
import { GuestTimes } from './GuestTimes.tsx'

/** Who is invited, by address; several can be pasted at once. */
export function FormGuests({ draft, change, zone }: FormPart) {
  const text = useText()
  const [typed, setTyped] = useState('')
  const [refused, setRefused] = useState(false)
  const add = () => {
    const all = typed.split(/[\s,;<>]+/).filter((word) => word.includes('@'))
    const good = all.filter(isAddress)
    setRefused(typed.trim() !== '' && good.length === 0)
    if (good.length === 0) return
    change({ guests: [...new Set([...draft.guests, ...good])] })
    setTyped('')
  }
  return (
    <fieldset className={styles['part']}>
      <legend className={styles['legend']}>
        <Text id="calendar.details.people" />
      </legend>
      {draft.guests.length > 0 && (
        <ul className={styles['guests']} aria-label={text('calendar.form.guests')}>
          {draft.guests.map((guest) => (
            <li key={guest} className={styles['guest']}>
              <Foreign>{guest}</Foreign>
              <button
                type="button"
                className={styles['remove']}
                aria-label={text('calendar.form.removeGuest', { guest: boundedText(guest, 80) })}
                onClick={() => change({ guests: draft.guests.filter((other) => other !== guest) })}
              >
                <X aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles['row']}>
        <input
          className={styles['input']}
          type="email"
          inputMode="email"
          multiple
          aria-label={text('calendar.form.addGuest')}
          placeholder={text('calendar.form.addGuest.hint')}
          aria-invalid={refused || undefined}
          value={typed}
          onBlur={add}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || typed.trim() === '') return
            event.preventDefault()
            add()
          }}
        />
        <Button onClick={add}>
          <Text id="calendar.form.add" />
        </Button>
      </div>
      {refused && (
        <p className={styles['problem']} role="alert">
          <Text id="calendar.form.problem.guest-address" />
        </p>
      )}
      {draft.guests.length > 0 && (
        <>
          <label className={styles['check']}>
            <input
              type="checkbox"
              checked={draft.notifyGuests}
              onChange={({ target }) => change({ notifyGuests: target.checked })}
            />
            <Text id="calendar.ask.tellGuests" />
          </label>
          <GuestTimes draft={draft} zone={zone} />
        </>
      )}
    </fieldset>
  )
}
