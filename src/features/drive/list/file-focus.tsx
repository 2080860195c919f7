import { useCallback, useEffect, useRef } from 'react'
import type { FocusGiver } from './list-context.tsx'

/**
 * Moves the focus of the list to a file; to one that the list does not have yet as soon as it has it, unless the person
 * went on with something else: what comes late does not take the focus from them.
 */
export function useFileFocus(): { go: (id: string) => void; keepGiver: (give: FocusGiver) => void } {
  const giver = useRef<FocusGiver>(undefined)
  const awaited = useRef<string>(undefined)
  useEffect(() => {
    const forget = () => {
      awaited.current = undefined
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
  const keepGiver = useCallback((give: FocusGiver) => {
    giver.current = give
    if (awaited.current !== undefined && give(awaited.current)) awaited.current = undefined
  }, [])
  return { go, keepGiver }
}

/** After a quick look the list has the focus again, at the file that was looked at last. */
export function useReturnOfFocus(look: string | undefined, go: (id: string) => void): void {
  const last = useRef<string>(undefined)
  useEffect(() => {
    if (look === undefined && last.current !== undefined) go(last.current)
    last.current = look
  }, [look, go])
}
