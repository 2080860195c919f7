import { paths } from '#paths.ts'
import type { PageId } from './pages.ts'

/** A page to read, or a section of it by its id. */
export type Reading = PageId | `${PageId}#${string}`

/** The page that a reading is of. */
export const pageIdOf = (reading: Reading): PageId => reading.replace(/#.*$/, '') as PageId

/** Address of a reading, below the base path. */
export const addressOf = (reading: Reading): string =>
  paths.flow('read', pageIdOf(reading)) + reading.slice(pageIdOf(reading).length)
