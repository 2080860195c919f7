import { queryOptions } from '@tanstack/react-query'

/** Senders whose images are loaded because the person said so: addresses, kept and forgotten with the account. */
export const imageSendersQuery = queryOptions({
  queryKey: ['mail', 'image-senders'],
  queryFn: (): readonly string[] => [],
  initialData: (): readonly string[] => [],
  staleTime: Infinity,
  gcTime: Infinity,
})
