import { useSyncExternalStore } from 'react'
import { preferences } from '#ui/preferences/preferences.ts'

/** The zone that the person chose to see times in, here and after a reload; undefined: that of the browser. */
export function useViewerZone(): readonly [zone: string | undefined, choose: (zone: string) => void] {
  const { timeZone } = useSyncExternalStore(preferences.subscribe, preferences.getSnapshot)
  return [timeZone, (chosen) => preferences.change({ timeZone: chosen })]
}
