import type { QueryClient } from '@tanstack/react-query'
import type { Thread } from '#google/gmail/threads.ts'
import { mailboxesOf } from '../thread-facts.ts'
import type { KnownPerson } from './suggestions.ts'

const maxThreads = 300

/** The people of the threads that were read so far, those of the most threads first. Nothing is asked for. */
export function knownPeople(client: QueryClient, ownAddress: string): KnownPerson[] {
  const counts = new Map<string, { person: KnownPerson; count: number }>()
  const threads = client
    .getQueriesData<Thread>({ queryKey: ['mail', 'row'] })
    .slice(-maxThreads)
    .flatMap(([, thread]) => thread ?? [])
  for (const message of threads.flatMap(({ messages }) => messages)) {
    for (const header of ['From', 'To', 'Cc']) {
      for (const { name, address } of mailboxesOf(message, header)) {
        const key = address.toLowerCase()
        const known = counts.get(key)
        if (known) known.count += 1
        else counts.set(key, { person: { name, address: key }, count: 1 })
      }
    }
  }
  counts.delete(ownAddress)
  return [...counts.values()].toSorted((a, b) => b.count - a.count).map(({ person }) => person)
}
