import { folderType, shortcutType } from '#google/drive/files.ts'

const googleTypes = 'application/vnd.google-apps.'

/** What a file is to a person, by which it gets its icon and its name. */
export type FileKind =
  | 'folder'
  | 'document'
  | 'spreadsheet'
  | 'presentation'
  | 'drawing'
  | 'form'
  | 'shortcut'
  | 'pdf'
  | 'image'
  | 'video'
  | 'audio'
  | 'text'
  | 'archive'
  | 'other'

const exact: ReadonlyMap<string, FileKind> = new Map([
  [folderType, 'folder'],
  [shortcutType, 'shortcut'],
  [`${googleTypes}document`, 'document'],
  [`${googleTypes}spreadsheet`, 'spreadsheet'],
  [`${googleTypes}presentation`, 'presentation'],
  [`${googleTypes}drawing`, 'drawing'],
  [`${googleTypes}form`, 'form'],
  ['application/pdf', 'pdf'],
  ['application/msword', 'document'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'document'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'spreadsheet'],
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation', 'presentation'],
  ['text/csv', 'spreadsheet'],
  ['application/json', 'text'],
  ['application/xml', 'text'],
  ['application/zip', 'archive'],
  ['application/gzip', 'archive'],
  ['application/x-tar', 'archive'],
  ['application/x-7z-compressed', 'archive'],
])
const families: readonly FileKind[] = ['image', 'video', 'audio', 'text']

/** The kind of a file by its media type; `other` where that says nothing. */
export function kindOf(mimeType: string): FileKind {
  const family = mimeType.split('/')[0]
  return exact.get(mimeType) ?? families.find((known) => known === family) ?? 'other'
}
