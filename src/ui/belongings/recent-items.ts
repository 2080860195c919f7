import { boundedText } from '../Foreign.tsx'
import { belongsToAccount } from './belongings.ts'

/** Something that was looked at, and where it is found again. */
export interface RecentItem {
  section: 'calendar' | 'mail' | 'drive' | 'flow'
  /** Foreign text: bounded here, and never more than text. */
  title: string
  /** Path and query below the base path. */
  to: string
}

const kept = 8
let items: readonly RecentItem[] = []

/** What was looked at since the page was loaded, latest first; nothing of it is stored. */
export const recentItems = {
  getSnapshot: () => items,
  add({ section, title, to }: RecentItem): void {
    items = [{ section, title: boundedText(title, 80), to }, ...items.filter((other) => other.to !== to)].slice(0, kept)
  },
}

belongsToAccount(() => {
  items = []
})
