/** Every URL of the app, below the base path the site lives under. */
export const paths = {
  home: () => '/',
  /** `from`: first day as `YYYY-MM-DD`; `days`: how many. */
  calendar: (agenda?: { from: string; days: number }) =>
    agenda ? `/calendar?from=${encodeURIComponent(agenda.from)}&days=${agenda.days}` : '/calendar',
  mail: () => '/mail',
  drive: (folderId?: string) => (folderId === undefined ? '/drive' : `/drive/${encodeURIComponent(folderId)}`),
  profile: () => '/profile',
  flow: () => '/flow',
  setup: () => '/setup',
  callback: () => '/callback',
  signedOut: () => '/signed-out',
} as const
