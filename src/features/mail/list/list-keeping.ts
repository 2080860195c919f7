import type { QueryClient } from '@tanstack/react-query'
import type { MailPlace } from '#paths.ts'

/** Where somebody was in a list when they left it. */
export interface KeptPlace {
  scrollTop: number
  cursor: { id: string; index: number } | undefined
}

const keyOf = ({ label, q }: MailPlace) => ['mail', 'kept-place', label ?? '', q ?? '']

/** In the account's cache, so that it is forgotten with the account. */
export const keepPlace = (client: QueryClient, place: MailPlace, kept: KeptPlace) =>
  void client.setQueryData<KeptPlace>(keyOf(place), kept)

/** Undefined where nobody was in this list. */
export const keptPlace = (client: QueryClient, place: MailPlace) => client.getQueryData<KeptPlace>(keyOf(place))
