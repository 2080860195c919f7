import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react'
import { useHalfWritten } from '#ui/half-written.tsx'
import { useWarnBeforeLeaving } from '#ui/leaving.tsx'
import { readDraft } from './compose-draft.ts'
import { compositions } from './compositions.ts'
import { outbox } from './outbox.ts'

const Composer = lazy(async () => ({ default: (await import('./Composer.tsx')).Composer }))

/** Where a message is written, beside the rest of the mail: what was half written when the page went away comes back. */
export function ComposerHost({ ownAddress }: { ownAddress: string }) {
  const composition = useSyncExternalStore(compositions.subscribe, compositions.getSnapshot)
  const leaving = useSyncExternalStore(outbox.subscribe, outbox.getSnapshot)
  const { kept } = useHalfWritten('mail.compose', readDraft)
  useWarnBeforeLeaving(leaving > 0)

  useEffect(() => {
    if (kept && !compositions.getSnapshot()) compositions.open(kept)
  }, [kept])

  if (!composition) return null
  return (
    <Suspense fallback={null}>
      <Composer key={composition.key} composition={composition} ownAddress={ownAddress} />
    </Suspense>
  )
}
