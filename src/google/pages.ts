/** One page of a list, as Google answers it. */
export interface Page<T> {
  items: readonly T[]
  nextPageToken?: string | undefined
}

/** All pages of a list; `cut` where it went on beyond the bound. */
export interface Listing<T> {
  items: readonly T[]
  cut: boolean
}

/** No list of ours needs more; a server that never stops naming a next page must not keep us reading. */
const maxPages = 40

/** Follows `nextPageToken` to the end of a list, at most 40 pages. Throws what `read` throws. */
export async function readPages<T>(read: (pageToken?: string) => Promise<Page<T>>): Promise<Listing<T>> {
  const items: T[] = []
  let pageToken: string | undefined
  for (let pages = 0; pages < maxPages; pages += 1) {
    const page = await read(pageToken)
    items.push(...page.items)
    pageToken = page.nextPageToken
    if (!pageToken) return { items, cut: false }
  }
  return { items, cut: true }
}
