import { CalendarRange } from 'lucide-react'
import { useId } from 'react'
import { Text } from '#i18n/react.tsx'
import { termOf, tokensOf, withoutToken, withTerm } from './query-text.ts'
import styles from './SearchField.module.css'

/** From which day to which. Gmail's `before:` leaves its day out, so it says the day after. */
export function DateRangeChip({ query, onChange }: { query: string; onChange: (query: string) => void }) {
  const id = useId()
  const tokens = tokensOf(query)
  const tokenOf = (operator: string) => tokens.find((token) => token.operator === operator && !token.negated)
  const set = (operator: 'after' | 'before', date: string) => {
    const token = tokenOf(operator)
    const rest = token ? withoutToken(query, token) : query
    onChange(date === '' ? rest : withTerm(rest, termOf(operator, date.replaceAll('-', '/'))))
  }
  const from = inputDate(tokenOf('after')?.value, 0)
  const until = inputDate(tokenOf('before')?.value, -1)
  return (
    <details className={styles['dates']} name="mail-search-dates">
      <summary className={styles['chip']} data-on={from !== '' || until !== ''}>
        <CalendarRange aria-hidden />
        <Text id="mail.search.dates" />
      </summary>
      <div className={styles['datesBox']}>
        <label htmlFor={`${id}-from`}>
          <Text id="mail.search.dates.from" />
        </label>
        <input id={`${id}-from`} type="date" value={from} onChange={({ target }) => set('after', target.value)} />
        <label htmlFor={`${id}-until`}>
          <Text id="mail.search.dates.until" />
        </label>
        <input
          id={`${id}-until`}
          type="date"
          value={until}
          onChange={({ target }) => set('before', target.value === '' ? '' : inputDate(target.value, 1))}
        />
      </div>
    </details>
  )
}

/** `YYYY-MM-DD` of a date in a search, moved by days; empty where it is none. */
function inputDate(value: string | undefined, days: number): string {
  const match = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})$/.exec(value ?? '')
  if (!match) return ''
  const [, year, month, day] = match.map(Number)
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, (day ?? 1) + days)).toISOString().slice(0, 10)
}
