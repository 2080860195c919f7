/** Every URL of the app, below the base path the site lives under. */
export const paths = {
  home: () => '/',
  /** An agenda of `days` days from the day `from`, or a view around the day `date`; days as `YYYY-MM-DD`. */
  calendar: (shown?: { from: string; days: number } | { view: string; date: string }) =>
    shown
      ? `/calendar?${new URLSearchParams(Object.entries(shown).map(([name, value]) => [name, String(value)]))}`
      : '/calendar',
  /** A list of mail, or one conversation of it. */
  mail: (place?: MailPlace, threadId?: string) =>
    `/mail${threadId === undefined ? '' : `/${encodeURIComponent(threadId)}`}${mailQuery(place)}`,
  drive: (folderId?: string) => (folderId === undefined ? '/drive' : `/drive/${encodeURIComponent(folderId)}`),
  profile: () => '/profile',
  /** The flow inspector: its steps, one of them opened, there at one parameter by its name; another part, or one page of that part. */
  flow: (part?: FlowPart | { step: number; name?: string }, page?: string) =>
    typeof part === 'object'
      ? `/flow?step=${part.step}${part.name === undefined ? '' : `&name=${encodeURIComponent(part.name)}`}`
      : `/flow${part === undefined ? '' : `/${part}`}${page === undefined ? '' : `/${encodeURIComponent(page)}`}`,
  setup: () => '/setup',
  callback: () => '/callback',
  signedOut: () => '/signed-out',
} as const

/** The parts of the flow inspector beside its steps. */
export type FlowPart = 'tokens' | 'scopes' | 'lessons' | 'ask' | 'compare' | 'read'

/** What a list of mail shows. Without either it is the inbox. */
export interface MailPlace {
  /** Id of a label. */
  label?: string | undefined
  /** In Gmail's search syntax. */
  q?: string | undefined
}

function mailQuery({ label, q }: MailPlace = {}): string {
  const query = new URLSearchParams({ ...(label && { label }), ...(q && { q }) })
  return query.size > 0 ? `?${query}` : ''
}
