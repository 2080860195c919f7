import { Suspense, useEffect, useRef, useSyncExternalStore } from 'react'
import { useHalfWritten } from '#ui/belongings/half-written.tsx'
import { KeysAwaited } from '#ui/commands/commands.tsx'
import { isFocusFree } from '#ui/focus/kept-focus.ts'
import { lazyPart } from '#ui/lazy-part.tsx'
import { useComposeActions } from './compose-actions.tsx'
import { readKept } from './compose-draft.ts'
import { compositions, departures } from './compositions.ts'
import { halfWrittenName } from './draft-keeping.ts'

const Composer = lazyPart(async () => (await import('./Composer.tsx')).Composer)

/** Where a message is written, beside the rest of the mail: what was half written when the page went away comes back. */
export function ComposerHost({ ownAddress }: { ownAddress: string }) {
  const composition = useSyncExternalStore(compositions.subscribe, compositions.getSnapshot)
  const { kept } = useHalfWritten(halfWrittenName, readKept)
  const { restore } = useComposeActions(ownAddress)
  const isRestored = useRef(false)

  // The panel takes the focus with it, which goes back to where it was.
  const opener = useRef<Element>(null)
  useEffect(() => {
    if (composition) {
      opener.current ??= composition.opener
      return
    }
    const before = opener.current
    opener.current = null
    if (!before || !isFocusFree()) return
    const isThere = before instanceof HTMLElement && before !== document.body && before.isConnected
    if (isThere) before.focus()
    else document.querySelector('h1')?.focus()
  }, [composition])

  useEffect(() => {
    if (!kept || isRestored.current) return
    isRestored.current = true
    // What was left open is shown as it is, and what is on its way to Gmail is nothing to go on with.
    if (!compositions.getSnapshot() && !departures.has(kept.messageId)) void restore(kept)
  }, [kept, restore])

  if (!composition) return null
  return (
    <Suspense fallback={<KeysAwaited />}>
      <Composer key={composition.key} composition={composition} ownAddress={ownAddress} />
    </Suspense>
  )
}
