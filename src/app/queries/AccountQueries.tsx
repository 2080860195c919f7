import { onlineManager, QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { Fragment, useState, useSyncExternalStore, type ReactNode } from 'react'
import { useAuth } from '#auth/react.tsx'
import { accountHabits } from '#ui/belongings/account-habits.ts'
import { accountLeft } from '#ui/belongings/belongings.ts'
import { halfWritten } from '#ui/belongings/half-written-store.ts'
import { accountClients, type Belongings } from './account-queries.ts'
import { createQueryClient } from './query-client.ts'

const belongings: Belongings = {
  arrive: (account) => {
    halfWritten.openFor(account)
    accountHabits.openFor(account)
  },
  leave: accountLeft,
}

/** Gives what is below it the cache of the signed-in account; with another account all of it starts anew. */
export function AccountQueries({
  children,
  create = createQueryClient,
}: {
  children: ReactNode
  create?: () => QueryClient
}) {
  const { session } = useAuth()
  const [clients] = useState(() => {
    // TanStack takes a page for online until it hears otherwise; this one may have been opened offline.
    onlineManager.setOnline(navigator.onLine)
    return accountClients(session, create, belongings)
  })
  const { account, client } = useSyncExternalStore(clients.subscribe, clients.getSnapshot)
  return (
    <QueryClientProvider client={client}>
      <Fragment key={account}>{children}</Fragment>
    </QueryClientProvider>
  )
}
