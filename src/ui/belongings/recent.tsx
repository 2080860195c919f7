import { useEffect } from 'react'
import { recentItems, type RecentItem } from './recent-items.ts'

/** What is looked at now can be found again in the palette. Without a title, as long as it is not known, nothing is kept. */
export function useRecent(section: RecentItem['section'], title: string | undefined, to: string): void {
  useEffect(() => {
    if (title) recentItems.add({ section, title, to })
  }, [section, title, to])
}
