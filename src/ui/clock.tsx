import { useEffect, useState } from 'react'

/** The wall clock in milliseconds, looked at again after each interval, for what must not grow old on an open page. */
export function useNowMs(intervalMs: number): number {
  const [nowMs, setNowMs] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), intervalMs)
    return () => clearInterval(timer)
  }, [intervalMs])
  return nowMs
}
