import { useSyncExternalStore } from 'react'

/** Wide enough for the list of steps and the step itself side by side. */
const query = '(min-width: 75em)'

function subscribe(listener: () => void): () => void {
  const media = matchMedia(query)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

/** Whether the window is that wide now. */
export const useWideScreen = () => useSyncExternalStore(subscribe, () => matchMedia(query).matches)
