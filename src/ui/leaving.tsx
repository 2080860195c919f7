import { useEffect } from 'react'

/**
 * Has the browser ask before the page is left or closed, while that would lose something: changes that wait for the
 * network, an upload that runs.
 */
export function useWarnBeforeLeaving(active: boolean): void {
  useEffect(() => {
    if (!active) return undefined
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [active])
}
