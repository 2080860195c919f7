import { isFocusFree } from '#ui/focus/kept-focus.ts'
import type { OwnedEvent } from '../agenda/agenda.ts'

/** Under which the button of an event is found, so that the focus can come back to it. */
export const entryKey = ({ calendarId, event }: OwnedEvent) => `${calendarId} ${event.id}`

/** By what a person knows an event again: a series that was changed comes back under other ids. */
const looksOf = ({ calendarId, event: { start, summary } }: OwnedEvent) =>
  `${calendarId} ${'date' in start ? start.date : Date.parse(start.dateTime)} ${summary ?? ''}`

/** What the button of an event carries. */
export const entryData = (owned: OwnedEvent) => ({ 'data-entry': entryKey(owned), 'data-looks': looksOf(owned) })

const entries = () => [...document.querySelectorAll<HTMLElement>('[data-entry]')]

/** The events after one of a list, nearest first, then those before it. */
const around = (keys: readonly string[], own: string): string[] => {
  const index = keys.indexOf(own)
  return [...keys.slice(index + 1), ...keys.slice(0, Math.max(index, 0)).toReversed()].filter((key) => key !== own)
}

const keysOf = (buttons: readonly HTMLElement[]) => buttons.map(({ dataset }) => dataset['entry'] ?? '')

const firstOf = (buttons: readonly HTMLElement[], keys: readonly string[]) =>
  keys.map((key) => buttons.find(({ dataset }) => dataset['entry'] === key)).find(Boolean)

/**
 * Remembers where the focus goes when the button of an event leaves the page: to the next event, else the one before,
 * else to the title of what is shown.
 * @returns waits for the button to go and puts the focus there; returns how to wait no longer
 */
export function neighbourOf(owned: OwnedEvent): () => () => void {
  const own = entryKey(owned)
  const near = around(keysOf(entries()), own)
  const go = () => {
    if (isFocusFree()) (firstOf(entries(), near) ?? document.querySelector<HTMLElement>('h1'))?.focus()
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

const found = (key: string | undefined, looks: string | undefined) => {
  const now = entries()
  return now.find(({ dataset }) => dataset['entry'] === key) ?? now.find(({ dataset }) => dataset['looks'] === looks)
}

/** Puts the focus on the button of an event, wherever it stands now; where it stands nowhere, on the title. */
export function focusEntry(owned: OwnedEvent): void {
  const { 'data-entry': key, 'data-looks': looks } = entryData(owned)
  setTimeout(() => (found(key, looks) ?? document.querySelector<HTMLElement>('h1'))?.focus())
}

/**
 * Keeps the focus on an event that is drawn anew while it has it: on another day, under another id, in another view.
 * That happens when an answer comes, whatever the person does meanwhile. From one that is gone it goes to a neighbour.
 * @returns ends it
 */
export function keepEntryFocus(): () => void {
  let had: { element: Element; key: string; looks: string | undefined; near: readonly string[] } | undefined
  const remember = ({ target }: Event) => {
    const element = target instanceof Element ? target : undefined
    const button = element?.closest('article')?.querySelector<HTMLElement>('[data-entry]')
    const { entry: key, looks } = button?.dataset ?? {}
    had = element && key !== undefined ? { element, key, looks, near: around(keysOf(entries()), key) } : undefined
  }
  const forget = ({ target }: Event) => {
    if (had && !(target instanceof Node && had.element.contains(target))) had = undefined
  }
  const observer = new MutationObserver(() => {
    if (!had || had.element.isConnected || !isFocusFree()) return
    ;(found(had.key, had.looks) ?? firstOf(entries(), had.near))?.focus()
  })
  observer.observe(document.body, { childList: true, subtree: true })
  document.addEventListener('focusin', remember)
  // Who points elsewhere has left it, also where nothing there takes the focus.
  document.addEventListener('pointerdown', forget)
  return () => {
    observer.disconnect()
    document.removeEventListener('focusin', remember)
    document.removeEventListener('pointerdown', forget)
  }
}
