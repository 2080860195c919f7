import { googleScopeBase } from '#config/google-defaults.ts'
import type { Feature } from '#config/configuration.ts'

/** A list, where it is, what it is read from, and the words it has for each of its states. */
export interface List {
  at: string
  feature: Feature
  allowed?: readonly string[]
  /** Where a person looks for it; absent: on the whole page. */
  region?: string
  /** Addresses that the list is read from. */
  reads: RegExp
  /** An answer without anything in it, and what is said then. */
  nothing: object
  empty: string
  loading: string
  failed: string
  offline: string
  /** Button that stands here while the scope is not granted. */
  allow: string
}

const calendar = {
  feature: 'calendar',
  reads: /\/calendar\/v3\//,
  nothing: { items: [] },
  loading: 'Loading events…',
  failed: 'Your events could not be loaded',
  offline: 'You are offline. Your events will load as soon as you are back.',
  allow: 'Allow calendar',
} as const

const mail = {
  feature: 'mail',
  reads: /\/gmail\/v1\/users\/me\/threads/,
  nothing: {},
  loading: 'Loading mail',
  failed: 'Your mail could not be loaded',
  offline: 'You are offline, and this mail has not been read here before.',
  allow: 'Allow mail',
} as const

const drive = {
  feature: 'drive',
  reads: /\/drive\/v3\/files/,
  nothing: { files: [] },
  loading: 'Files are loading',
  failed: 'Your files could not be loaded',
  offline: 'You are offline, and this was not loaded before. It appears by itself once you are back.',
  allow: 'Allow Drive',
} as const

export const lists: Readonly<Record<string, List>> = {
  'the card of today': { ...calendar, at: '/', region: 'Today and tomorrow', empty: 'Nothing planned' },
  'the agenda': { ...calendar, at: '/calendar?from=2027-02-08&days=7', empty: 'There are no events in these days.' },
  'a search of events': {
    ...calendar,
    at: '/calendar?q=harvest',
    empty: 'No event with “harvest” was found in the calendars that are shown.',
    offline: 'You are offline. The search goes on when the connection is back.',
  },
  'the card of unread mail': { ...mail, at: '/', region: 'Unread mail', empty: 'Everything is read.' },
  'the inbox': { ...mail, at: '/mail', empty: 'Your inbox is empty.' },
  'a label': { ...mail, at: '/mail?label=STARRED', empty: 'Nothing is here.' },
  'a search of mail': { ...mail, at: '/mail?q=harvest', empty: 'Nothing matches your search.' },
  'the card of recent files': {
    ...drive,
    at: '/',
    region: 'Recent files',
    empty: 'Nothing was opened or changed lately.',
  },
  'My Drive': { ...drive, at: '/drive', empty: 'There are no files here yet.' },
  'recent files': { ...drive, at: '/drive?place=recent', empty: 'Nothing was opened or changed lately.' },
  'starred files': { ...drive, at: '/drive?place=starred', empty: 'No file has a star yet.' },
  'the trash': { ...drive, at: '/drive?place=trash', empty: 'The trash is empty.' },
  'a search of Drive': { ...drive, at: '/drive?q=harvest', empty: 'No file fits this search.' },
  'shared drives': {
    ...drive,
    at: '/drive?place=drives',
    allowed: [`${googleScopeBase}drive`],
    reads: /\/drive\/v3\/drives/,
    nothing: { drives: [] },
    empty: 'There are no shared drives.',
  },
}
