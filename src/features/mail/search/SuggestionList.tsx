import { Clock, Search, UserRound } from 'lucide-react'
import { useText } from '#i18n/react.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import styles from './SearchField.module.css'
import type { Suggestion } from './suggestions.ts'

const iconOf = ({ kind, name }: Suggestion) => (kind === 'recent' ? Clock : name ? UserRound : Search)

/** What may come next; the focus stays in the field, which says which one is meant. */
export function SuggestionList({
  id,
  suggestions,
  active,
  onTake,
  title,
}: {
  id: string
  suggestions: readonly Suggestion[]
  active: number
  onTake: (suggestion: Suggestion) => void
  /** Id of a text. */
  title: string
}) {
  const text = useText()
  if (suggestions.length === 0) return null
  return (
    <div id={`${id}-suggestions`} role="listbox" aria-label={text(title)} className={styles['suggestions']}>
      {suggestions.map((suggestion, index) => {
        const Icon = iconOf(suggestion)
        return (
          <div
            key={suggestion.term}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={styles['suggestion']}
            tabIndex={-1}
            onMouseDown={(event) => {
              // The focus stays where one types.
              event.preventDefault()
              onTake(suggestion)
            }}
          >
            <Icon aria-hidden />
            {suggestion.name && (
              <span className={styles['name']}>
                <Foreign maxCharacters={60}>{suggestion.name}</Foreign>
              </span>
            )}
            <span className={styles['term']}>
              <Foreign maxCharacters={120}>{suggestion.term}</Foreign>
            </span>
          </div>
        )
      })}
    </div>
  )
}
