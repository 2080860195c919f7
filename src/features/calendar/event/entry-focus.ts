import type { OwnedEvent } from '../agenda/agenda.ts'

/** What the button of an event carries, so that the focus can come back to it. */
export const entryKey = ({ calendarId, event }: OwnedEvent) => `${calendarId} ${event.id}`

const entries = () => [...document.querySelectorAll<HTMLElement>('[data-entry]')]

/**
 * Remembers where the focus goes when the button of an event leaves the page: to the next event, else the one before,
 * else to the title of what is shown.
 * @returns waits for the button to go and puts the focus there; returns how to wait no longer
 */
export function neighbourOf(owned: OwnedEvent): () => () => void {
  const own = entryKey(owned)
  const keys = entries().map(({ dataset }) => dataset['entry'] ?? '')
  const index = keys.indexOf(own)
  const near = [...keys.slice(index + 1), ...keys.slice(0, Math.max(index, 0)).toReversed()].filter(
    (key) => key !== own,
  )
  const go = () => {
    if (document.activeElement && document.activeElement !== document.body) return
    const now = entries()
    const next = near.map((key) => now.find(({ dataset }) => dataset['entry'] === key)).find(Boolean)
    ;(next ?? document.querySelector<HTMLElement>('h1'))?.focus()
  }
  return () => {
    const look = () => {
      if (entries().some(({ dataset }) => dataset['entry'] === own)) return
      observer.disconnect()
      // A dialog that closes in the same moment has its own say first.
      setTimeout(go)
    }
    const observer = new MutationObserver(look)
    observer.observe(document.body, { childList: true, subtree: true })
    look()
    return () => observer.disconnect()
  }
}

/** Puts the focus on the button of an event, wherever it stands now. */
export function focusEntry(owned: OwnedEvent): void {
  const key = entryKey(owned)
  setTimeout(() =>
    entries()
      .find(({ dataset }) => dataset['entry'] === key)
      ?.focus(),
  )
}
