import { useEffect, useEffectEvent } from 'react'

/**
 * Calls back when the browser shows this page again as it was when it was left, such as on Back from the provider's
 * page: a button that was busy leaving is to be pressed again.
 */
export function usePageReturn(onReturn: () => void): void {
  const returned = useEffectEvent(onReturn)
  // One listener for good: another that hears the event may render anew, and whoever listens only then hears nothing.
  useEffect(() => {
    const listen = ({ persisted }: PageTransitionEvent) => {
      if (persisted) returned()
    }
    addEventListener('pageshow', listen)
    return () => removeEventListener('pageshow', listen)
  }, [])
}
