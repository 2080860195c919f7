import { Plus, X } from 'lucide-react'
import { Text, useText } from '#i18n/react.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { DateRangeChip } from './DateRangeChip.tsx'
import { tokensOf, withoutToken, withTerm } from './query-text.ts'
import styles from './SearchField.module.css'

/** Terms that are complete by themselves. */
const terms = [
  { term: 'is:unread', name: 'mail.search.term.is-unread' },
  { term: 'has:attachment', name: 'mail.search.term.has-attachment' },
  { term: 'is:starred', name: 'mail.search.term.is-starred' },
]
/** Terms that want a value. */
const begun = ['from', 'to', 'subject', 'label']
const ofDates = ['after', 'before']

/** What a search is made of, each part to be taken out, and the common parts to be put in. */
export function SearchChips({
  query,
  onChange,
  onBegin,
}: {
  query: string
  onChange: (query: string) => void
  /** An operator wants its value. */
  onBegin: (operator: string) => void
}) {
  const text = useText()
  const tokens = tokensOf(query)
  const parts = tokens.filter(
    ({ operator, raw, value }) =>
      operator !== undefined && value !== '' && !terms.some(({ term }) => term === raw) && !ofDates.includes(operator),
  )
  return (
    <div className={styles['chips']} role="group" aria-label={text('mail.search.filters')}>
      {terms.map(({ term, name }) => {
        const token = tokens.find(({ raw }) => raw === term)
        return (
          <button
            key={term}
            type="button"
            className={styles['chip']}
            aria-pressed={token !== undefined}
            onClick={() => onChange(token ? withoutToken(query, token) : withTerm(query, term))}
          >
            <Text id={name} />
          </button>
        )
      })}
      <DateRangeChip query={query} onChange={onChange} />
      {begun.map((operator) => (
        <button key={operator} type="button" className={styles['chip']} onClick={() => onBegin(operator)}>
          <Plus aria-hidden />
          <Text id={`mail.search.operator.${operator}`} />
        </button>
      ))}
      {parts.map((token) => (
        <button
          key={token.start}
          type="button"
          className={styles['chip']}
          data-part
          aria-label={text('mail.search.remove', { term: token.raw })}
          onClick={() => onChange(withoutToken(query, token))}
        >
          <Foreign maxCharacters={40}>{token.raw}</Foreign>
          <X aria-hidden />
        </button>
      ))}
    </div>
  )
}
