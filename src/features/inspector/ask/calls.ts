import { googleScopeBase } from '#config/google-defaults.ts'

/** A call that shows an API at work without changing anything, and the scope that allows it. */
export interface SampleCall {
  api: string
  path: string
  query?: Readonly<Record<string, string>>
  scope: string
}

/** One reading call for each scope of a feature; own APIs of a deployer are known by their prefix alone. */
export const sampleCalls: readonly SampleCall[] = [
  { api: 'calendar', path: 'users/me/calendarList', scope: `${googleScopeBase}calendar.calendarlist.readonly` },
  {
    api: 'calendar',
    path: 'calendars/primary/events',
    query: { maxResults: '3' },
    scope: `${googleScopeBase}calendar.events`,
  },
  { api: 'gmail', path: 'users/me/profile', scope: `${googleScopeBase}gmail.modify` },
  {
    api: 'drive',
    path: 'files',
    query: { pageSize: '3', fields: 'files(id,name,mimeType)' },
    scope: `${googleScopeBase}drive.file`,
  },
]

/** Scopes of which one is known to be needed for an API; none are known for an own one. */
export const scopesOf = (api: string): readonly string[] => [
  ...new Set(sampleCalls.filter((call) => call.api === api).map(({ scope }) => scope)),
]

/** `name=value` lines as a query; a name that comes again is sent again. */
export function queryOf(lines: string): Record<string, string[]> {
  const query = new Map<string, string[]>()
  for (const line of lines.split('\n')) {
    const [, name = '', value = ''] = /^\s*([^=]+?)\s*=(.*)$/.exec(line) ?? []
    if (name !== '') query.set(name, [...(query.get(name) ?? []), value])
  }
  return Object.fromEntries(query)
}

/** JSON indented for reading; any other text as it is. */
export function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2)
  } catch {
    return body
  }
}
