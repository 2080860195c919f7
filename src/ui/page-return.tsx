import { useEffect } from 'react'

/**
 * Calls back when the browser shows this page again as it was when it was left, such as on Back from the provider's
 * page: a button that was busy leaving is to be pressed again.
 */
export function usePageReturn(onReturn: () => void): void {
  useEffect(() => {
    const listen = ({ persisted }: PageTransitionEvent) => {
      if (persisted) onReturn()
    }
    addEventListener('pageshow', listen)
    return () => removeEventListener('pageshow', listen)
  }, [onReturn])
}
