import { queryOptions, type QueryClient } from '@tanstack/react-query'
import * as v from 'valibot'
import { habitPrefix, halfWritten } from '#ui/belongings/half-written-store.ts'

const keptAs = `${habitPrefix}mail.image-senders`
const addresses = v.fallback(v.array(v.string()), [])

const kept = (): readonly string[] => v.parse(addresses, halfWritten.read(keptAs))

/** Senders whose images are loaded because the person said so: addresses, kept for the tab and wiped with the account. */
export const imageSendersQuery = queryOptions({
  queryKey: ['mail', 'image-senders'],
  queryFn: kept,
  initialData: kept,
  staleTime: Infinity,
  gcTime: Infinity,
})

/** From now on images of this sender are loaded without asking. */
export function trustImagesOf(client: QueryClient, address: string): void {
  const next = [...new Set([...kept(), address])]
  halfWritten.keep(keptAs, next)
  client.setQueryData(imageSendersQuery.queryKey, next)
}
