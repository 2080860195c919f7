import { Search, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { useText } from '#i18n/react.tsx'
import { useCommands } from '#ui/commands/commands.tsx'
import { maxQueryCharacters } from '../navigation/view.ts'
import styles from './EventSearch.module.css'

/** Looks for events by words. What is looked for stands in the address, beside the view to which it goes back. */
export function EventSearch({ q }: { q: string }) {
  const text = useText()
  const [, setSearch] = useSearchParams()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<{ of: string; text: string; sought?: string }>({ of: q, text: q })
  // Another address, by Back or by a link, has its own search; what is typed on while one begins stays.
  if (typed.of !== q) setTyped({ of: q, text: typed.sought === q ? typed.text : q })
  useCommands([
    {
      id: 'calendar.search',
      section: 'calendar',
      title: 'calendar.search',
      keys: 'Slash',
      run: () => {
        input.current?.focus()
        input.current?.select()
      },
    },
  ])
  const look = (words: string) => {
    setTyped({ of: q, text: words, sought: words })
    setSearch((search) => {
      const next = new URLSearchParams(search)
      if (words) next.set('q', words)
      else next.delete('q')
      return next
    })
  }
  return (
    <form
      role="search"
      className={styles['search']}
      onSubmit={(event) => {
        event.preventDefault()
        look(typed.text.trim())
      }}
    >
      <Search className={styles['icon']} aria-hidden />
      <input
        ref={input}
        className={styles['input']}
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        maxLength={maxQueryCharacters}
        aria-label={text('calendar.search')}
        placeholder={text('calendar.search.hint')}
        value={typed.text}
        onChange={({ target }) => setTyped((now) => ({ ...now, text: target.value }))}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.key !== 'Escape' || typed.text === '') return
          event.preventDefault()
          look('')
        }}
      />
      {typed.text !== '' && (
        <button
          type="button"
          className={styles['clear']}
          aria-label={text('calendar.search.clear')}
          onClick={() => {
            look('')
            input.current?.focus()
          }}
        >
          <X aria-hidden />
        </button>
      )}
    </form>
  )
}
