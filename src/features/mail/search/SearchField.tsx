import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Search, X } from 'lucide-react'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { useNavigate } from 'react-router-dom'
import type { Label } from '#google/gmail/labels.ts'
import { Text, useText } from '#i18n/react.tsx'
import { paths, type MailPlace } from '#paths.ts'
import { useCommands } from '#ui/commands/commands.tsx'
import { knownPeople } from './known-people.ts'
import { faultIn } from './query-text.ts'
import { recentSearchesQuery, rememberSearch } from './recent-searches.ts'
import { SearchChips } from './SearchChips.tsx'
import styles from './SearchField.module.css'
import { SuggestionList } from './SuggestionList.tsx'
import { suggestionsFor, type Suggestion } from './suggestions.ts'

/** Takes a search as Gmail does, with chips for what is common, and suggestions while one types. */
export function SearchField({
  place,
  labels,
  ownAddress,
}: {
  place: MailPlace
  labels: readonly Label[]
  ownAddress: string
}) {
  const text = useText()
  const id = useId()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { data: recent } = useQuery(recentSearchesQuery)
  const input = useRef<HTMLInputElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState(place.q ?? '')
  const [caret, setCaret] = useState(0)
  const [offered, setOffered] = useState(false)
  const [active, setActive] = useState(-1)
  // Another list, by Back or by a link, has its own search; one that was asked for here does not overtake what was
  // typed since.
  const [of, setOf] = useState(place.q)
  const [asked, setAsked] = useState(place.q)
  if (of !== place.q) {
    setOf(place.q)
    setAsked(place.q)
    if (asked !== place.q) setTyped(place.q ?? '')
  }

  const suggestions = offered
    ? suggestionsFor(typed, caret, { people: knownPeople(client, ownAddress), labels, recent })
    : []
  const fault = typed === place.q ? faultIn(typed) : undefined
  useCommands([
    { id: 'mail.search', section: 'mail', title: 'mail.search', keys: 'Slash', run: () => input.current?.select() },
  ])

  const edit = (value: string, at = value.length) => {
    setTyped(value)
    setCaret(at)
    setActive(-1)
    setOffered(true)
  }
  const search = (query: string) => {
    const q = query.trim()
    setTyped(q)
    setAsked(q || undefined)
    setOffered(false)
    if (q) rememberSearch(client, q)
    // A search inside of a list stays in it; any other goes through all mail, as in Gmail.
    const label = place.q ? place.label : undefined
    void navigate(paths.mail(q || label ? { q, label } : undefined))
  }
  const take = ({ query, kind }: Suggestion) => {
    if (kind === 'operator') edit(query)
    else search(query)
    input.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // Keys that an input method takes are not meant for the list of suggestions.
    if (event.nativeEvent.isComposing) return
    const count = suggestions.length
    const chosen = suggestions[active]
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
      setActive(
        (active + (event.key === 'ArrowDown' ? 1 : count) + (active < 0 && event.key === 'ArrowUp' ? 1 : 0)) % count,
      )
    } else if (event.key === 'Enter' && chosen) take(chosen)
    else if (event.key === 'Escape' && offered) setOffered(false)
    else if (event.key === 'Escape' && typed !== (place.q ?? '')) setTyped(place.q ?? '')
    else return
    event.preventDefault()
  }
  const chips = (
    <SearchChips
      query={typed}
      onChange={search}
      onBegin={(operator) => {
        edit(`${typed.trim()} ${operator}:`.trim())
        input.current?.focus()
      }}
    />
  )
  return (
    <div className={styles['search']}>
      <form
        role="search"
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          search(typed)
        }}
      >
        <Search className={styles['icon']} aria-hidden />
        <input
          ref={input}
          className={styles['input']}
          type="text"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={2_000}
          role="combobox"
          aria-label={text('mail.search')}
          aria-expanded={suggestions.length > 0}
          aria-controls={`${id}-suggestions`}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
          placeholder={text('mail.search')}
          value={typed}
          onChange={({ target }) => edit(target.value, target.selectionStart ?? target.value.length)}
          onFocus={() => setOffered(true)}
          onClick={() => setOffered(true)}
          onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart ?? 0)}
          onBlur={({ relatedTarget }) => {
            if (!panel.current?.contains(relatedTarget)) setOffered(false)
          }}
          onKeyDown={onKeyDown}
        />
        {typed !== '' && (
          <button
            type="button"
            className={styles['clear']}
            aria-label={text('mail.search.clear')}
            onClick={() => {
              if (place.q) search('')
              else setTyped('')
              input.current?.focus()
            }}
          >
            <X aria-hidden />
          </button>
        )}
        {offered && (suggestions.length > 0 || !place.q) && (
          <div
            ref={panel}
            className={styles['panel']}
            onBlur={({ relatedTarget: next }) => {
              // A chip may ask for more in a dialog of its own.
              const stays = next === input.current || panel.current?.contains(next) || next?.closest('[role=dialog]')
              if (next && !stays) setOffered(false)
            }}
          >
            {!place.q && chips}
            <SuggestionList
              id={id}
              suggestions={suggestions}
              active={active}
              onTake={take}
              title={typed.trim() === '' ? 'mail.search.recent' : 'mail.search.suggestions'}
            />
          </div>
        )}
      </form>
      {place.q && chips}
      {fault && (
        <p className={styles['fault']} role="status">
          <Text id={`mail.search.fault.${fault}`} />
        </p>
      )}
    </div>
  )
}
