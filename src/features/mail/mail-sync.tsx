import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useAuth } from '#auth/react.tsx'
import { syncMail } from './sync.ts'

const everyMs = 60_000

/** Follows the mailbox while mail is on screen: at once, with each look at the page, and each minute in between. */
export function useMailSync() {
  const { send } = useAuth()
  const client = useQueryClient()
  useEffect(() => {
    const leaving = new AbortController()
    const { signal } = leaving
    let underWay = false
    const sync = () => {
      if (underWay || document.visibilityState !== 'visible' || !navigator.onLine) return
      underWay = true
      // A sync that fails costs nothing: the next one tells what this one would have told.
      void syncMail(client, send, signal)
        .catch(() => undefined)
        .finally(() => {
          underWay = false
        })
    }
    sync()
    const timer = setInterval(sync, everyMs)
    window.addEventListener('focus', sync, { signal })
    window.addEventListener('online', sync, { signal })
    document.addEventListener('visibilitychange', sync, { signal })
    return () => {
      clearInterval(timer)
      leaving.abort()
    }
  }, [client, send])
}
