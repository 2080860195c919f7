import type { Label } from '#google/gmail/labels.ts'
import { operators, termOf, tokensOf, type QueryToken } from './query-text.ts'

/** Something that can take the place of what is being typed. */
export interface Suggestion {
  /** The whole search with it. */
  query: string
  /** What it adds, as it is written in a search. */
  term: string
  /** For people: a name, where the term holds an address. */
  name?: string
  kind: 'operator' | 'value' | 'recent'
}

/** Who the person writes with, as far as it is known without asking. */
export interface KnownPerson {
  name: string
  address: string
}

const values: Readonly<Record<string, readonly string[]>> = {
  is: ['unread', 'read', 'starred', 'important'],
  has: ['attachment', 'drive', 'document', 'spreadsheet', 'presentation', 'youtube', 'userlabels', 'nouserlabels'],
  in: ['inbox', 'sent', 'drafts', 'anywhere', 'spam', 'trash'],
  category: ['primary', 'social', 'promotions', 'updates', 'forums'],
  newer_than: ['1d', '7d', '1m', '1y'],
  older_than: ['7d', '1m', '1y'],
  filename: ['pdf', 'docx', 'xlsx', 'png', 'zip'],
}
const ofPeople = ['from', 'to', 'cc', 'bcc']
const maxSuggestions = 8

/**
 * What may come next, best first.
 * @param caret where the person is in the text
 * @param recent searches of this session, latest first
 */
export function suggestionsFor(
  query: string,
  caret: number,
  known: { people: readonly KnownPerson[]; labels: readonly Label[]; recent: readonly string[] },
): Suggestion[] {
  if (query.trim() === '') {
    return known.recent.slice(0, maxSuggestions).map((term) => ({ query: term, term, kind: 'recent' }))
  }
  const token = tokensOf(query).find(({ start, end }) => start < caret && caret <= end)
  if (!token) return []
  const replaced = (term: string) => query.slice(0, token.start) + term + query.slice(token.end)
  return termsFor(token, known)
    .filter(({ term }) => term !== token.raw)
    .slice(0, maxSuggestions)
    .map((found) => ({ ...found, query: replaced(found.term) }))
}

function termsFor(
  { operator, value, negated }: QueryToken,
  { people, labels }: { people: readonly KnownPerson[]; labels: readonly Label[] },
): Omit<Suggestion, 'query'>[] {
  const minus = negated ? '-' : ''
  const typed = value.toLocaleLowerCase()
  if (operator === undefined) {
    const begun = operators.filter((name) => name.startsWith(typed))
    return [
      ...begun.map((name) => ({ term: `${minus}${name}:`, kind: 'operator' }) as const),
      ...matching(people, typed).map(({ name, address }) => valueOf(minus + termOf('from', address), name)),
    ]
  }
  if (ofPeople.includes(operator)) {
    return matching(people, typed).map(({ name, address }) => valueOf(minus + termOf(operator, address), name))
  }
  if (operator === 'label') {
    return labels
      .filter(({ type, name }) => type === 'user' && name.toLocaleLowerCase().includes(typed))
      .map(({ name }) => valueOf(minus + termOf('label', name)))
  }
  return (values[operator] ?? [])
    .filter((candidate) => candidate.startsWith(typed))
    .map((candidate) => valueOf(minus + termOf(operator, candidate)))
}

const valueOf = (term: string, name?: string) => ({ term, kind: 'value', ...(name && { name }) }) as const

const matching = (people: readonly KnownPerson[], typed: string) =>
  people.filter(
    ({ name, address }) => name.toLocaleLowerCase().includes(typed) || address.toLowerCase().includes(typed),
  )
