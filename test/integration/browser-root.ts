import { createRoot, type Root } from 'react-dom/client'
import { onTestFinished, vi } from 'vitest'

/** Draws as a browser does: effects have a turn of their own after what was drawn, and keys come in between. */
export function browserRoot(): { place: HTMLElement; root: Root } {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false)
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  onTestFinished(() => {
    root.unmount()
    place.remove()
    vi.unstubAllGlobals()
  })
  return { place, root }
}
