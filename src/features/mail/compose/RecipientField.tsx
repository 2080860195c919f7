import { useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useId, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { formatMailbox, parseAddresses, pretendedAddress, type Mailbox } from '#google/gmail/mime/addresses.ts'
import { Text, useText } from '#i18n/react.tsx'
import { boundedText, Foreign } from '#ui/Foreign.tsx'
import { knownPeople } from '../search/known-people.ts'
import styles from './RecipientField.module.css'

const maxSuggestions = 30

/** A name that pretends another address is no name to send to. */
const shownName = (mailbox: Mailbox) =>
  mailbox.name === '' || pretendedAddress(mailbox) !== undefined ? mailbox.address : mailbox.name

/**
 * Whom a message goes to: addresses become chips when they are done (comma, Enter, Tab, another field), what is none
 * stays in the field. People of the mail that was read so far are suggested.
 */
export function RecipientField({
  label,
  mailboxes,
  ownAddress,
  unfinished = '',
  onChange,
  onType,
}: {
  label: string
  mailboxes: readonly Mailbox[]
  ownAddress: string
  /** What was typed before the page went away. */
  unfinished?: string | undefined
  onChange: (mailboxes: Mailbox[]) => void
  /** Told of what stands in the field and is no chip yet. */
  onType: (typed: string) => void
}) {
  const id = useId()
  const text = useText()
  const cache = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(unfinished)
  const [wrong, setWrong] = useState(false)
  const [people, setPeople] = useState<readonly Mailbox[]>([])

  const rest = (value: string, isWrong = false) => {
    setTyped(value)
    onType(value)
    setWrong(isWrong)
  }
  /** Takes what is typed apart: addresses become chips, the rest stays to be mended. @returns whether nothing stays */
  const take = (value: string) => {
    const entries = parseAddresses(value)
    const found = entries.flatMap((entry): Mailbox[] => {
      if (entry.kind === 'unreadable') return []
      return entry.kind === 'group' ? [...entry.members] : [{ name: entry.name, address: entry.address }]
    })
    const left = entries.flatMap((entry) => (entry.kind === 'unreadable' ? [entry.text] : [])).join(', ')
    const fresh = found.filter((one) => !mailboxes.some((known) => known.address === one.address))
    if (fresh.length > 0) onChange([...mailboxes, ...fresh])
    rest(left, left !== '')
    return left === ''
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      // It sends, to whoever was typed last too.
      if (!take(typed)) event.stopPropagation()
    } else if (event.key === 'Enter') {
      event.preventDefault()
      take(typed)
    } else if (event.key === 'Backspace' && typed === '' && mailboxes.length > 0) {
      event.preventDefault()
      onChange(mailboxes.slice(0, -1))
    }
  }
  const type = (value: string) => {
    const isChosen = people.some((one) => formatMailbox(one) === value)
    if (isChosen || /[,;，、；]\s*$/.test(value)) take(value)
    else rest(value)
  }
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text')
    if (!/[,;\n]/.test(pasted)) return
    event.preventDefault()
    take(`${typed}${pasted.replaceAll(/[\r\n]+/g, ', ')}`)
  }
  const remove = (mailbox: Mailbox) => {
    onChange(mailboxes.filter((other) => other !== mailbox))
    input.current?.focus()
  }
  return (
    <div className={styles['field']}>
      <label className={styles['label']} htmlFor={id}>
        {label}
      </label>
      <ul className={styles['chips']} aria-label={label}>
        {mailboxes.map((mailbox) => (
          <li key={mailbox.address} className={styles['chip']} title={mailbox.address}>
            <Foreign maxCharacters={40}>{shownName(mailbox)}</Foreign>
            <button
              type="button"
              className={styles['remove']}
              aria-label={text('mail.compose.removeRecipient', {
                name: boundedText(shownName(mailbox), 60),
              })}
              onClick={() => remove(mailbox)}
            >
              <X aria-hidden />
            </button>
          </li>
        ))}
        <li className={styles['last']}>
          <input
            ref={input}
            id={id}
            data-recipients
            className={styles['input']}
            value={typed}
            list={`${id}-people`}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            inputMode="email"
            aria-invalid={wrong}
            aria-describedby={wrong ? `${id}-wrong` : undefined}
            onFocus={() => setPeople(knownPeople(cache, ownAddress).slice(0, maxSuggestions))}
            onChange={(event) => type(event.target.value)}
            onKeyDown={onKeyDown}
            onPaste={paste}
            onBlur={() => take(typed)}
          />
        </li>
      </ul>
      <datalist id={`${id}-people`}>
        {people.map((mailbox) => (
          <option key={mailbox.address}>{formatMailbox(mailbox)}</option>
        ))}
      </datalist>
      {wrong && (
        <p id={`${id}-wrong`} className={styles['wrong']}>
          <Text id="mail.compose.wrongAddress" />
        </p>
      )}
    </div>
  )
}
