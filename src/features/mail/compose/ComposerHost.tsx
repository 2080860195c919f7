import { Suspense, useEffect, useRef, useSyncExternalStore } from 'react'
import { useHalfWritten } from '#ui/half-written.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { useWarnBeforeLeaving } from '#ui/leaving.tsx'
import { useComposeActions } from './compose-actions.tsx'
import { readKept } from './compose-draft.ts'
import { compositions } from './compositions.ts'
import { outbox } from './outbox.ts'

const Composer = lazyPart(async () => (await import('./Composer.tsx')).Composer)

/** Where a message is written, beside the rest of the mail: what was half written when the page went away comes back. */
export function ComposerHost({ ownAddress }: { ownAddress: string }) {
  const composition = useSyncExternalStore(compositions.subscribe, compositions.getSnapshot)
  const leaving = useSyncExternalStore(outbox.subscribe, outbox.getSnapshot)
  const { kept } = useHalfWritten('mail.compose', readKept)
  const { restore } = useComposeActions(ownAddress)
  const isRestored = useRef(false)
  useWarnBeforeLeaving(leaving > 0)

  // The panel takes the focus with it, which goes back to where it was.
  const opener = useRef<Element>(null)
  useEffect(() => {
    if (composition) {
      opener.current ??= composition.opener
      return
    }
    const before = opener.current
    opener.current = null
    if (!before || document.activeElement !== document.body) return
    const isThere = before instanceof HTMLElement && before !== document.body && before.isConnected
    if (isThere) before.focus()
    else document.querySelector('h1')?.focus()
  }, [composition])

  useEffect(() => {
    if (!kept || isRestored.current || compositions.getSnapshot()) return
    isRestored.current = true
    void restore(kept)
  }, [kept, restore])

  if (!composition) return null
  return (
    <Suspense fallback={null}>
      <Composer key={composition.key} composition={composition} ownAddress={ownAddress} />
    </Suspense>
  )
}
