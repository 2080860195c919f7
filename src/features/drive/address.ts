import { paths } from '#paths.ts'
import type { Sort } from './queries.ts'
import { readSearch, writeSearch, type Search } from './search/search.ts'

/** Where files are looked for. `mine` is My Drive, and any folder. */
export const places = ['mine', 'drives', 'shared', 'recent', 'starred', 'trash'] as const
export type Place = (typeof places)[number]

export const sortKeys = ['name', 'modified', 'size'] as const satisfies readonly Sort['key'][]

/** All that the address says about a Drive page. */
export interface DriveAddress {
  place: Place
  /** The open folder; absent at the top of a place. */
  folderId?: string | undefined
  view: 'list' | 'grid'
  /** Absent: the order that is natural for the place. */
  sort?: Sort | undefined
  search?: Search | undefined
  /** Id of the file in the quick look. */
  look?: string | undefined
}

/** Reads leniently: what is unknown counts as not said. */
export function readAddress(folderId: string | undefined, query: URLSearchParams): DriveAddress {
  const place = places.find((known) => known === query.get('place')) ?? 'mine'
  const sort = readSort(query.get('sort'))
  const search = readSearch(query)
  const look = query.get('look')
  return {
    place: folderId === undefined ? place : 'mine',
    ...(folderId !== undefined && { folderId }),
    view: query.get('view') === 'grid' ? 'grid' : 'list',
    ...(sort && { sort }),
    ...(search && { search }),
    ...(look && { look }),
  }
}

function readSort(value: string | null): Sort | undefined {
  const key = sortKeys.find((known) => known === value?.replace(/^-/, ''))
  return key && { key, descending: value?.startsWith('-') === true }
}

/** The path and query below the base path that say all of an address. */
export function writeAddress({ place, folderId, view, sort, search, look }: DriveAddress): string {
  const query = new URLSearchParams()
  if (folderId === undefined && place !== 'mine') query.set('place', place)
  if (view === 'grid') query.set('view', view)
  if (sort) query.set('sort', `${sort.descending ? '-' : ''}${sort.key}`)
  if (search) writeSearch(search, query)
  if (look !== undefined) query.set('look', look)
  const text = query.toString()
  return paths.drive(folderId) + (text ? `?${text}` : '')
}

/** How the files of an address are sorted: as it says, or as its place is used. */
export function sortOf({ place, sort, search }: DriveAddress): Sort {
  const byName = !search && (place === 'mine' || place === 'starred' || place === 'drives')
  return sort ?? { key: byName ? 'name' : 'modified', descending: !byName }
}

/** A column's other direction, or the direction in which it is looked at first. */
export const sortedBy = (current: Sort, key: Sort['key']): Sort => ({
  key,
  descending: current.key === key ? !current.descending : key !== 'name',
})
