import { useCallback, useState } from 'react'
import { halfWritten } from './half-written-store.ts'

export interface HalfWritten<T> {
  /** What was found when the form was opened. */
  kept: T | undefined
  keep: (value: T) => void
  forget: () => void
}

/**
 * Keeps what is typed into a form for this tab and account, so that no renewal, redirect or reload costs it. It is
 * wiped when the account signs out, not when its session expires.
 * @param name of the form, and of the thing it is about
 * @param read what was kept, perhaps by another version of the form
 */
export function useHalfWritten<T>(name: string, read: (kept: unknown) => T | undefined): HalfWritten<T> {
  const find = () => {
    const kept = halfWritten.read(name)
    return { name, kept: kept === undefined ? undefined : read(kept) }
  }
  const [found, setFound] = useState(find)
  if (found.name !== name) setFound(find())

  const keep = useCallback((value: T) => halfWritten.keep(name, value), [name])
  const forget = useCallback(() => {
    halfWritten.forget(name)
    setFound({ name, kept: undefined })
  }, [name])
  return { kept: found.name === name ? found.kept : undefined, keep, forget }
}
