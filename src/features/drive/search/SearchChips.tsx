import { ChevronDown, Star, TextSearch } from 'lucide-react'
import { Text, useText } from '#i18n/react.tsx'
import { searchKinds, searchOwners, searchSince, type Search } from './search.ts'
import styles from './SearchChips.module.css'

/** What narrows a search down, each a chip; below them the query as Drive is asked it. */
export function SearchChips({
  search = {},
  query,
  onSearch,
}: {
  search: Search | undefined
  query: string | undefined
  onSearch: (search: Search | undefined) => void
}) {
  const text = useText()
  const change = (part: { [K in keyof Search]?: Search[K] | undefined }) => {
    const next = Object.fromEntries(
      Object.entries({ ...search, ...part }).filter(([, value]) => value !== undefined && value !== false),
    ) as Search
    onSearch(Object.keys(next).length > 0 ? next : undefined)
  }
  const choice = <T extends string>(
    name: 'kind' | 'owner' | 'since',
    options: readonly T[],
    value: T | undefined,
    set: (value: T | undefined) => void,
  ) => (
    <span className={styles['chip']} data-on={value !== undefined || undefined}>
      <select
        className={styles['select']}
        aria-label={text(`drive.search.${name}`)}
        value={value ?? ''}
        onChange={({ target }) => set(options.find((option) => option === target.value))}
      >
        <option value="">{text(`drive.search.${name}.any`)}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {text(`drive.search.${name}.${option}`)}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden />
    </span>
  )
  return (
    <div className={styles['filters']}>
      <div className={styles['chips']} role="group" aria-label={text('drive.search.filters')}>
        {choice('kind', searchKinds, search.kind, (kind) => change({ kind }))}
        {choice('owner', searchOwners, search.owner, (owner) => change({ owner }))}
        {choice('since', searchSince, search.since, (since) => change({ since }))}
        <button
          type="button"
          className={styles['chip']}
          aria-pressed={search.starred === true}
          onClick={() => change({ starred: !search.starred })}
        >
          <Star aria-hidden />
          <Text id="drive.search.starred" />
        </button>
        {search.text && (
          <button
            type="button"
            className={styles['chip']}
            aria-pressed={search.contents === true}
            onClick={() => change({ contents: !search.contents })}
          >
            <TextSearch aria-hidden />
            <Text id="drive.search.contents" />
          </button>
        )}
      </div>
      {query !== undefined && (
        <p className={styles['query']}>
          <Text id="drive.search.query" /> <code translate="no">{query}</code>
        </p>
      )}
    </div>
  )
}
