import type { FromVault } from './protocol.ts'

/** The pages that are connected, and what they told of themselves. */
export interface Pages {
  add: (page: Page) => void
  remove: (page: Page) => void
  /** Somebody looks at this page now. */
  seen: (page: Page) => void
  send: (message: FromVault) => void
  /** Whether anyone looks: renewal ahead of time is for them only. */
  anyVisible: () => boolean
  online: () => boolean
  /** A page that can open a hidden frame: where somebody looked last, as a tab that crashed still counts as visible. */
  forFrame: () => Page | undefined
}

export interface Page {
  post: (message: FromVault) => void
  visible: boolean
  online: boolean
  /** Stops what this page was sent of the trace, where it watches. */
  unwatchTrace?: () => void
}

/** Keeps the connected pages. */
export function createPages(): Pages {
  const pages = new Set<Page>()
  const all = () => [...pages]
  return {
    add: (page) => void pages.add(page),
    remove: (page) => {
      page.unwatchTrace?.()
      pages.delete(page)
    },
    seen: (page) => {
      // Moved to the end, unless it has left.
      if (pages.delete(page)) pages.add(page)
    },
    send: (message) => {
      for (const page of pages) page.post(message)
    },
    anyVisible: () => all().some((page) => page.visible),
    online: () => pages.size === 0 || all().some((page) => page.online),
    forFrame: () => all().findLast((page) => page.visible) ?? all().at(-1),
  }
}
