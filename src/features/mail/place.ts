import type { MailPlace } from '#paths.ts'
import type { ThreadFilter } from './mail-keys.ts'

/** Shown by an address without a query. */
const inbox: MailPlace = { label: 'INBOX' }

/** Everything but spam and trash; Gmail has no label for it. */
export const allMail = 'ALL'

/** The list that an address names. A search without a label goes through all mail. */
export function readPlace(search: URLSearchParams): MailPlace {
  const label = search.get('label')?.slice(0, 200)
  const q = search.get('q')?.trim().slice(0, 2_000)
  if (!label && !q) return inbox
  return { ...(label && { label }), ...(q && { q }) }
}

/** What to ask Gmail for. */
export function filterOf({ label, q }: MailPlace): ThreadFilter {
  return { ...(label && label !== allMail && { labelId: label }), ...(q && { q }) }
}
