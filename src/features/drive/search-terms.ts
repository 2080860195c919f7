/** A text as it stands in a query of Drive, between quotes. */
export const quoted = (text: string) => `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`

/** The queries behind the places of the side bar. */
export const placeQueries = {
  recent: "trashed = false and mimeType != 'application/vnd.google-apps.folder'",
  starred: 'starred = true and trashed = false',
  shared: 'sharedWithMe = true and trashed = false',
  trash: 'trashed = true',
} as const
export type Place = keyof typeof placeQueries

/** What lies in a folder. */
export const inFolder = (folderId: string) => `${quoted(folderId)} in parents and trashed = false`

/** The folders in a folder, for a tree. */
export const onlyFolders = (folderId: string) =>
  `${inFolder(folderId)} and mimeType = 'application/vnd.google-apps.folder'`
