import { useCallback, useEffect, useRef } from 'react'
import type { FocusGiver } from './list-context.tsx'

/**
 * Moves the focus of the list to a file; to one that the list does not have yet as soon as it has it, unless the person
 * went on with something else: what comes late does not take the focus from them.
 */
export function useFileFocus(): {
  go: (id: string) => void
  /** For a file that is not made yet: goes to it then, unless the person went on with something else. */
  later: () => (id: string) => void
  keepGiver: (give: FocusGiver) => void
} {
  const giver = useRef<FocusGiver>(undefined)
  const awaited = useRef<string>(undefined)
  const doings = useRef(0)
  useEffect(() => {
    const forget = () => {
      awaited.current = undefined
      doings.current += 1
    }
    document.addEventListener('keydown', forget, true)
    document.addEventListener('pointerdown', forget, true)
    return () => {
      document.removeEventListener('keydown', forget, true)
      document.removeEventListener('pointerdown', forget, true)
    }
  }, [])
  const go = useCallback((id: string) => {
    awaited.current = giver.current?.(id) ? undefined : id
  }, [])
  const later = useCallback(() => {
    const { current: then } = doings
    return (id: string) => {
      if (doings.current === then) go(id)
    }
  }, [go])
  const keepGiver = useCallback((give: FocusGiver) => {
    giver.current = give
    if (awaited.current !== undefined && give(awaited.current)) awaited.current = undefined
  }, [])
  return { go, later, keepGiver }
}

/** After a quick look the list has the focus again, at the file that was looked at last. */
export function useReturnOfFocus(look: string | undefined, go: (id: string) => void): void {
  const last = useRef<string>(undefined)
  useEffect(() => {
    if (look === undefined && last.current !== undefined) go(last.current)
    last.current = look
  }, [look, go])
}
