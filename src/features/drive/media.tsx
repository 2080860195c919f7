import { useCallback, useSyncExternalStore } from 'react'

/** Wide enough for a list with columns. */
export const roomForColumns = '(width >= 47em)'

/** Wide enough for the tree of folders at the side. */
export const roomForTree = '(width >= 68.75em)'

/** Whether the window fits a media query now; false where nobody can say. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      if (typeof matchMedia !== 'function') return () => undefined
      const list = matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => typeof matchMedia === 'function' && matchMedia(query).matches)
}
