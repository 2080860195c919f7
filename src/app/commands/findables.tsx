import { useEffect, useState } from 'react'
import { useTrace } from '#auth/react.tsx'
import type { Findable } from '#features/inspector/findable.ts'
import { flowTexts } from '#i18n/flow-texts.ts'
import { loadTexts } from '#i18n/i18n.ts'
import { useFormat, useText } from '#i18n/react.tsx'

/** Of the inspector, by its words in the person's language. */
export interface Found extends Pick<Findable, 'to'> {
  title: string
  /** Time of day of a step. */
  at?: string
}

/** Lessons, pages and steps of the inspector. It is large, so they come a moment after they are first wanted, or not. */
export function useFindables(): readonly Found[] {
  const text = useText()
  const format = useFormat()
  const trace = useTrace()
  const [find, setFind] = useState<(entries: typeof trace) => readonly Findable[]>()

  useEffect(() => {
    let left = false
    const load = async () => {
      const [{ findables }] = await Promise.all([import('#features/inspector/findable.ts'), loadTexts(flowTexts)])
      if (!left) setFind(() => findables)
    }
    // Without a network the rest of the palette is all there is.
    if (navigator.onLine) void load().catch(() => undefined)
    return () => {
      left = true
    }
  }, [])

  return (find?.(trace) ?? []).map(({ to, title, atMs }) => ({
    to,
    title: text(title),
    ...(atMs === undefined ? {} : { at: format.date(atMs, { timeStyle: 'medium' }) }),
  }))
}
