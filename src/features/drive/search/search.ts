import { quoted } from '../search-terms.ts'

/** What files can be narrowed down to. Kinds of files by what they are for, not by their MIME type. */
export const searchKinds = [
  'folder',
  'document',
  'spreadsheet',
  'presentation',
  'pdf',
  'image',
  'video',
  'audio',
] as const
export type SearchKind = (typeof searchKinds)[number]
export const searchOwners = ['me', 'others'] as const
export const searchSince = ['day', 'week', 'month', 'year'] as const

export interface Search {
  text?: string
  /** Look into the files too, not only at their names. */
  contents?: boolean
  kind?: SearchKind
  owner?: (typeof searchOwners)[number]
  /** Modified in the last day, week, month or year. */
  since?: (typeof searchSince)[number]
  starred?: boolean
}

const maxCharacters = 200

/** Undefined where the query names nothing to search for. Reads leniently. */
export function readSearch(query: URLSearchParams): Search | undefined {
  const text = query.get('q')?.slice(0, maxCharacters)
  const kind = searchKinds.find((known) => known === query.get('kind'))
  const owner = searchOwners.find((known) => known === query.get('owner'))
  const since = searchSince.find((known) => known === query.get('since'))
  const search: Search = {
    ...(text && { text }),
    ...(text && query.has('contents') && { contents: true }),
    ...(kind && { kind }),
    ...(owner && { owner }),
    ...(since && { since }),
    ...(query.has('starred') && { starred: true }),
  }
  return Object.keys(search).length > 0 ? search : undefined
}

export function writeSearch({ text, contents, kind, owner, since, starred }: Search, query: URLSearchParams): void {
  if (text) query.set('q', text)
  if (text && contents) query.set('contents', '')
  if (kind) query.set('kind', kind)
  if (owner) query.set('owner', owner)
  if (since) query.set('since', since)
  if (starred) query.set('starred', '')
}

const google = (name: string) => `mimeType = 'application/vnd.google-apps.${name}'`
const office = (name: string) => `mimeType = 'application/vnd.openxmlformats-officedocument.${name}'`
const kindTerms: Readonly<Record<SearchKind, string>> = {
  folder: google('folder'),
  document: `(${google('document')} or ${office('wordprocessingml.document')} or mimeType = 'text/plain')`,
  spreadsheet: `(${google('spreadsheet')} or ${office('spreadsheetml.sheet')} or mimeType = 'text/csv')`,
  presentation: `(${google('presentation')} or ${office('presentationml.presentation')})`,
  pdf: "mimeType = 'application/pdf'",
  image: "mimeType contains 'image/'",
  video: "mimeType contains 'video/'",
  audio: "mimeType contains 'audio/'",
}

const sinceDays: Readonly<Record<NonNullable<Search['since']>, number>> = { day: 1, week: 7, month: 31, year: 366 }

/**
 * The search as Drive's `q`.
 * @param todayMs start of the person's day, so that the same search stays the same query all day
 * @see https://developers.google.com/workspace/drive/api/guides/ref-search-terms
 */
export function searchTerms({ text, contents, kind, owner, since, starred }: Search, todayMs: number): string {
  const value = text?.trim()
  return [
    value && (contents ? `fullText contains ${quoted(value)}` : `name contains ${quoted(value)}`),
    kind && kindTerms[kind],
    owner && (owner === 'me' ? "'me' in owners" : "not 'me' in owners"),
    since && `modifiedTime >= '${new Date(todayMs - (sinceDays[since] - 1) * 86_400_000).toISOString().slice(0, 19)}'`,
    starred && 'starred = true',
    'trashed = false',
  ]
    .filter(Boolean)
    .join(' and ')
}
