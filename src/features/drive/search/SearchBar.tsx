import { Search as SearchIcon, SlidersHorizontal, X } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState, type Ref } from 'react'
import { useText } from '#i18n/react.tsx'
import type { DriveAddress } from '../address.ts'
import type { Search } from './search.ts'
import styles from './SearchBar.module.css'

const pauseMs = 400

/**
 * Searches as one types, after a pause, and at once on Enter. What an input method is still composing is not text yet:
 * neither the pause nor its Enter searches for it.
 */
export function SearchBar({
  address,
  filtering,
  onFilter,
  onSearch,
  ref,
}: {
  address: DriveAddress
  /** The chips are shown. */
  filtering: boolean
  onFilter: () => void
  /** `typing`: a step on the way, which Back need not know. */
  onSearch: (search: Search | undefined, typing: boolean) => void
  ref: Ref<HTMLInputElement>
}) {
  const text = useText()
  const searched = address.search?.text ?? ''
  const [typed, setTyped] = useState(searched)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // What was searched for and does not stand in the address yet, and what stands there.
  const asked = useRef<readonly string[]>([])
  const where = `${address.place} ${address.folderId ?? ''}`
  const standing = useRef({ searched, where })
  useEffect(() => {
    const at = standing.current.where === where ? asked.current.indexOf(searched) : -1
    standing.current = { searched, where }
    asked.current = at < 0 ? [] : asked.current.slice(at + 1)
    if (at >= 0) return
    // Back, or a link elsewhere, changes the field; what is being typed does not fall behind itself.
    clearTimeout(timer.current)
    setTyped(searched)
  }, [searched, where])
  useEffect(() => () => clearTimeout(timer.current), [])

  const search = (value: string, typing: boolean) => {
    clearTimeout(timer.current)
    const trimmed = value.trim()
    if (trimmed === (asked.current.at(-1) ?? standing.current.searched)) return
    asked.current = [...asked.current, trimmed]
    const { text: _before, contents, ...chips } = address.search ?? {}
    const next: Search = { ...chips, ...(trimmed && { text: trimmed, ...(contents && { contents }) }) }
    onSearch(Object.keys(next).length > 0 ? next : undefined, typing)
  }
  // What else the address says may change during the pause.
  const latest = useRef(search)
  useLayoutEffect(() => {
    latest.current = search
  })
  const soon = (value: string) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => latest.current(value, true), pauseMs)
  }
  return (
    <form
      role="search"
      className={styles['search']}
      onSubmit={(event) => {
        event.preventDefault()
        search(typed, false)
      }}
    >
      <SearchIcon className={styles['icon']} aria-hidden />
      <input
        ref={ref}
        type="search"
        className={styles['field']}
        aria-label={text('drive.search')}
        placeholder={text('drive.search')}
        value={typed}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        onChange={({ target, nativeEvent }) => {
          setTyped(target.value)
          clearTimeout(timer.current)
          if (!(nativeEvent instanceof InputEvent && nativeEvent.isComposing)) soon(target.value)
        }}
        onCompositionEnd={({ currentTarget }) => soon(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault()
          if (event.key === 'Escape' && !event.nativeEvent.isComposing && typed) {
            event.preventDefault()
            setTyped('')
            search('', false)
          }
        }}
      />
      {typed && (
        <button
          type="button"
          className={styles['button']}
          aria-label={text('drive.search.clear')}
          onClick={({ currentTarget }) => {
            currentTarget.form?.querySelector('input')?.focus()
            setTyped('')
            search('', false)
          }}
        >
          <X aria-hidden />
        </button>
      )}
      <button
        type="button"
        className={styles['button']}
        aria-label={text('drive.search.filters')}
        title={text('drive.search.filters')}
        aria-expanded={filtering}
        onClick={onFilter}
      >
        <SlidersHorizontal aria-hidden />
      </button>
    </form>
  )
}
