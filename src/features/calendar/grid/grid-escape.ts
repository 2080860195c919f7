/** Escape during a drag: the library knows no way out but to let go, so that is done, and what came of it is taken back. */
export interface DragEscape {
  begin: () => void
  /** A drag has ended. @returns whether it was given up */
  wasGivenUp: () => boolean
  /** @returns stops listening */
  listen: () => () => void
}

/** Watches for Escape while something is dragged; begins with nothing being dragged. */
export function escapeFromDrag(): DragEscape {
  let state: 'idle' | 'dragging' | 'given-up' = 'idle'
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || state !== 'dragging') return
    event.stopPropagation()
    state = 'given-up'
    document.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }))
  }
  return {
    begin: () => {
      if (state === 'idle') state = 'dragging'
    },
    wasGivenUp: () => {
      const was = state === 'given-up'
      state = 'idle'
      return was
    },
    listen: () => {
      document.addEventListener('keydown', onKey, true)
      return () => document.removeEventListener('keydown', onKey, true)
    },
  }
}
